package fr.gestan.gsupport.desktop.office;

import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/**
 * Two parts of a view: beside each other, one of them as wide as it would like to be and the other with the rest, or
 * below each other where the rest is less than that one needs, as in large letters.
 */
public final class SideBySide extends Pane {

    private static final double GAP = 14;

    private boolean firstKeepsItsWidth;

    /** Whether the first part is the one that is no wider than it would like to be; otherwise the second. */
    public boolean isFirstKeepsItsWidth() {
        return firstKeepsItsWidth;
    }

    public void setFirstKeepsItsWidth(boolean firstKeepsItsWidth) {
        this.firstKeepsItsWidth = firstKeepsItsWidth;
    }

    private Node first() {
        return getManagedChildren().get(0);
    }

    private Node second() {
        return getManagedChildren().get(1);
    }

    private boolean isAlone() {
        return getManagedChildren().size() < 2;
    }

    private Node keeping() {
        return firstKeepsItsWidth ? first() : second();
    }

    private Node growing() {
        return firstKeepsItsWidth ? second() : first();
    }

    private double roomBeside(double width) {
        return width - GAP - keeping().prefWidth(-1);
    }

    private boolean isBeside(double width) {
        return roomBeside(width) >= growing().minWidth(-1);
    }

    private double widthOf(Node part, double width) {
        if (isAlone() || !isBeside(width)) {
            return width;
        }
        return part == keeping() ? part.prefWidth(-1) : roomBeside(width);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinWidth(double height) {
        return getManagedChildren().stream()
                .mapToDouble(part -> part.minWidth(-1))
                .max()
                .orElse(0);
    }

    @Override
    protected double computePrefWidth(double height) {
        return getManagedChildren().stream()
                        .mapToDouble(part -> part.prefWidth(-1))
                        .sum()
                + GAP;
    }

    /** What keeps its width is a form: below the other part it is shown whole. */
    @Override
    protected double computeMinHeight(double width) {
        if (isAlone() || width >= 0 && !isBeside(width)) {
            return getManagedChildren().stream()
                            .mapToDouble(part -> heightBelow(part, width))
                            .sum()
                    + (isAlone() ? 0 : GAP);
        }
        return getManagedChildren().stream()
                .mapToDouble(part -> part.minHeight(width < 0 ? -1 : widthOf(part, width)))
                .max()
                .orElse(0);
    }

    private double heightBelow(Node part, double width) {
        return !isAlone() && part == keeping() ? part.prefHeight(width) : part.minHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        return Math.max(
                computeMinHeight(width),
                getManagedChildren().stream()
                        .mapToDouble(part -> part.prefHeight(width < 0 ? -1 : widthOf(part, width)))
                        .max()
                        .orElse(0));
    }

    @Override
    protected void layoutChildren() {
        var width = getWidth();
        var height = getHeight();
        if (getManagedChildren().isEmpty()) {
            return;
        }
        if (isAlone()) {
            first().resizeRelocate(0, 0, width, height);
        } else if (isBeside(width)) {
            var left = snapSizeX(widthOf(first(), width));
            first().resizeRelocate(0, 0, left, height);
            second().resizeRelocate(left + GAP, 0, width - left - GAP, height);
        } else {
            var below = snapSizeY(heightBelow(keeping(), width));
            var rest = Math.max(growing().minHeight(width), height - below - GAP);
            var above = firstKeepsItsWidth ? below : rest;
            first().resizeRelocate(0, 0, width, above);
            second().resizeRelocate(0, above + GAP, width, firstKeepsItsWidth ? rest : below);
        }
    }
}
