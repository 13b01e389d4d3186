package fr.gestan.gsupport.server.imports;

import java.util.List;

/** The columns of an old Gestan's clients. */
enum ClientColumn implements Column {
    ID(
            "ID client",
            true,
            "idclient",
            "id",
            "client",
            "noclient",
            "nclient",
            "numero",
            "numeroclient",
            "code",
            "codeclient",
            "clientid"),
    COMPANY_NAME("Raison sociale", true, "raisonsociale", "societe", "company", "companyname"),
    APE_CODE("APE", false, "ape", "codeape", "naf", "codenaf"),
    LAST_NAME("Nom", false, "nom", "nomcontact", "lastname"),
    FIRST_NAME("Prénom", false, "prenom", "prenomcontact", "firstname"),
    EMAIL("Courriel", false, "courriel", "email", "mail", "adressemail", "emel"),
    ADDRESS("Adresse", false, "adresse", "address", "rue"),
    POSTAL_CODE("CP", false, "cp", "codepostal", "postalcode"),
    CITY("Ville", false, "ville", "city", "localite"),
    COUNTRY("Pays", false, "pays", "country"),
    PHONE("Téléphone", false, "telephone", "tel", "phone"),
    PARTNER_CODE("Part", false, "part", "partenaire", "codepartenaire", "revendeur"),
    LICENCE_NUMBER(
            "N° de licence",
            false,
            "nodelicence",
            "nolicence",
            "ndelicence",
            "nlicence",
            "licence",
            "numerodelicence",
            "numerolicence"),
    HOSTING("Hébergement", false, "hebergement", "cloud", "hosting"),
    DO_NOT_INTERVENE("NPI", false, "npi", "nepasintervenir"),
    DO_NOT_INTERVENE_REASON("Motif NPI", false, "motifnpi", "raisonnpi"),
    VALID_UNTIL("Validité CT", false, "validitect", "validite", "validitecredittemps"),
    BALANCE("Solde CT", false, "soldect", "solde", "soldecredittemps", "credittemps");

    private final String shown;
    private final boolean needed;
    private final List<String> names;

    ClientColumn(String shown, boolean needed, String... names) {
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
