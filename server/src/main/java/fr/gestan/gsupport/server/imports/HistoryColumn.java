package fr.gestan.gsupport.server.imports;

import java.util.List;

/** The columns of an old Gestan's interventions, as its support screen names them. */
enum HistoryColumn implements Column {
    CLIENT_ID("ID client", true, "idclient", "client", "noclient", "nclient", "numeroclient", "codeclient", "clientid"),
    ID("ID inter", true, "idinter", "id", "nointer", "ninter", "numero", "idintervention"),
    SUMMARY("Motif", true, "motif", "resume", "nature", "summary"),
    ADVICE("Conseil", false, "conseil", "notreconseil", "advice"),
    BY("Par", true, "par", "intervenant", "technicien", "by"),
    BALANCE_BEFORE("Crédit avant", true, "creditavant", "avant", "balancebefore"),
    BALANCE_AFTER("Crédit après", true, "creditapres", "apres", "balanceafter"),
    PERFORMED_AT("DH Inter", true, "dhinter", "date", "dateheure", "dateinter", "performedat"),
    DURATION("Durée inter", true, "dureeinter", "duree", "dureemn", "durationminutes");

    private final String shown;
    private final boolean needed;
    private final List<String> names;

    HistoryColumn(String shown, boolean needed, String... names) {
        this.shown = shown;
        this.needed = needed;
        this.names = List.of(names);
    }

    @Override
    public List<String> names() {
        return names;
    }

    @Override
    public String shown() {
        return shown;
    }

    @Override
    public boolean isNeeded() {
        return needed;
    }
}
