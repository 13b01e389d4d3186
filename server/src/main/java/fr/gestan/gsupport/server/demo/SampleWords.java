package fr.gestan.gsupport.server.demo;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** What invented companies and interventions are put together from. */
final class SampleWords {

    static final List<String> APE_CODES =
            List.of("6202A", "4711B", "4321A", "5610A", "9602A", "4520A", "1071C", "7022Z");

    static final List<String> LAST_NAMES = List.of(
            "ARMANTIER",
            "BELCASTEL",
            "CHANTELOUP",
            "DORVAL",
            "ESTREMONT",
            "FALGUIERE",
            "GRANDVAUX",
            "HAUTERIVE",
            "ISAMBERT",
            "JONQUIERE",
            "LAVERGNOL",
            "MONTARDIER",
            "NOIRMONT",
            "ORCEVAL",
            "PRADELLE",
            "QUINCAMP");

    static final List<String> FIRST_NAMES = List.of(
            "Adèle", "Bastien", "Céline", "Damien", "Estelle", "Fabrice", "Gaëlle", "Hervé", "Irène", "Jérôme", "Lina",
            "Mathis", "Noémie", "Olivier", "Rachel", "Théo");

    static final List<String> STREETS = List.of(
            "rue des Tanneurs",
            "avenue de la Gare",
            "chemin des Vignes",
            "place de l'Église",
            "impasse du Lavoir",
            "boulevard des Tilleuls",
            "rue du Moulin",
            "allée des Cerisiers");

    static final List<City> CITIES = List.of(
            new City("44000", "NANTES"),
            new City("67000", "STRASBOURG"),
            new City("59000", "LILLE"),
            new City("13100", "AIX-EN-PROVENCE"),
            new City("38000", "GRENOBLE"),
            new City("35000", "RENNES"),
            new City("21000", "DIJON"),
            new City("86000", "POITIERS"),
            new City("64000", "PAU"),
            new City("51100", "REIMS"),
            new City("25000", "BESANÇON"),
            new City("56100", "LORIENT"));

    static final List<String> SUMMARIES = List.of(
            "Paramétrage de l'envoi des courriels depuis Gestan",
            "Enregistrement d'une licence d'extension",
            "Facture introuvable après un changement d'exercice : retrouvée par le filtre de date",
            "Sauvegarde automatique : réglage de l'heure et du disque de destination",
            "Import du fichier articles d'un fournisseur, colonnes prix et code-barres",
            "Connexion impossible depuis un second poste : partage réseau rétabli",
            "Modification du modèle de devis (logo, mentions légales)",
            "Rapprochement bancaire : explication du pointage",
            "Export de la comptabilité pour l'expert-comptable",
            "TVA sur encaissements : paramétrage et vérification de la déclaration",
            "Restauration d'une sauvegarde de la veille sur le poste principal",
            "Agenda partagé : droits d'affichage par utilisateur",
            "Relance automatique des impayés : création des trois modèles de lettre",
            "Mise à jour de version, reconstruction des index et contrôle des fichiers");

    static final List<String> ADVICE = List.of(
            "Attention aux sauvegardes !",
            "Pensez à vérifier la sauvegarde une fois par semaine.",
            "Rangez les pièces jointes dans un dossier par client.");

    private static final List<String> TRADES = List.of(
            "MENUISERIE",
            "BOULANGERIE",
            "GARAGE",
            "FLEURISTE",
            "IMPRIMERIE",
            "PLOMBERIE",
            "PHARMACIE",
            "CAVE",
            "ATELIER",
            "SERRURERIE",
            "MAROQUINERIE",
            "HORLOGERIE",
            "TOITURES",
            "PEPINIERE",
            "CARRELAGES",
            "EPICERIE",
            "OPTIQUE",
            "PAPETERIE",
            "VERRERIE",
            "CORDONNERIE");

    private static final List<String> PLACES = List.of(
            "DU VIEUX PORT",
            "DES TROIS CHENES",
            "DE LA COLLINE",
            "DU LAC",
            "DES REMPARTS",
            "DE LA FONTAINE",
            "DU BEFFROI",
            "DES HALLES",
            "DE LA ROSERAIE",
            "DU CANAL");

    private SampleWords() {}

    record City(String postalCode, String name) {}

    static <T> T pick(List<T> words, Random random) {
        return words.get(random.nextInt(words.size()));
    }

    /** A name of its own for each of the first two hundred. */
    static String companyName(int number) {
        return TRADES.get(number % TRADES.size()) + " " + PLACES.get((number / TRADES.size() + number) % PLACES.size());
    }

    static String asDomain(String companyName) {
        return Normalizer.normalize(companyName, Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-");
    }
}
