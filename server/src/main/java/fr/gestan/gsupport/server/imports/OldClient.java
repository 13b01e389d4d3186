package fr.gestan.gsupport.server.imports;

import fr.gestan.gsupport.api.clients.ClientData;
import fr.gestan.gsupport.api.clients.Hosting;
import fr.gestan.gsupport.server.clients.ClientOfThePast;
import fr.gestan.gsupport.server.imports.CsvTable.Row;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;

/**
 * A client of an old Gestan.
 *
 * @param row where it stands in the file
 * @param validUntil of the credit; may be null
 * @param balanceMinutes what the account held; null where the table does not tell
 */
record OldClient(long row, ClientOfThePast client, LocalDate validUntil, Integer balanceMinutes) {

    private static final Validator VALIDATOR = Validation.byDefaultProvider()
            .configure()
            .messageInterpolator(new ParameterMessageInterpolator())
            .buildValidatorFactory()
            .getValidator();

    /** What old tables write for a country: its name in French, or two or three letters. */
    private static final Map<String, String> COUNTRIES = Arrays.stream(Locale.getISOCountries())
            .map(code -> new Locale("", code))
            .flatMap(country -> Stream.of(
                            country.getDisplayCountry(Locale.FRENCH).toUpperCase(Locale.FRENCH),
                            country.getCountry(),
                            country.getISO3Country())
                    .map(name -> Map.entry(name, country.getISO3Country())))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one));

    /**
     * Reads a row. What can not be kept of it is left out and told, so that no account is lost for a wrong postal code.
     *
     * @param leftOut hears the reason for each field that is left out
     * @throws RefusedRow where there is no number, no company, or no readable balance
     */
    static OldClient read(Row<ClientColumn> row, Consumer<String> leftOut) throws RefusedRow {
        long id = OldFigures.id(ClientColumn.ID, row.text(ClientColumn.ID));
        var balance = row.text(ClientColumn.BALANCE);
        return new OldClient(
                row.line(),
                ClientOfThePast.of(id, data(row, leftOut), doNotInterveneReason(row)),
                OldFigures.dateOrNull(ClientColumn.VALID_UNTIL, row.text(ClientColumn.VALID_UNTIL)),
                balance == null ? null : OldFigures.minutes(ClientColumn.BALANCE, balance));
    }

    private static ClientData data(Row<ClientColumn> row, Consumer<String> leftOut) throws RefusedRow {
        var fields = new Fields(row, leftOut);
        var company = fields.text(ClientColumn.COMPANY_NAME, "companyName");
        if (company == null) {
            throw new RefusedRow(ImportWords.say("row.nothing", ClientColumn.COMPANY_NAME.shown()));
        }
        return new ClientData(
                company,
                fields.kept(ClientColumn.APE_CODE, "apeCode", withoutMarks(row.text(ClientColumn.APE_CODE))),
                fields.text(ClientColumn.LAST_NAME, "lastName"),
                fields.text(ClientColumn.FIRST_NAME, "firstName"),
                fields.text(ClientColumn.EMAIL, "email"),
                fields.text(ClientColumn.ADDRESS, "address"),
                fields.text(ClientColumn.POSTAL_CODE, "postalCode"),
                fields.text(ClientColumn.CITY, "city"),
                fields.kept(ClientColumn.COUNTRY, "country", country(row.text(ClientColumn.COUNTRY))),
                fields.text(ClientColumn.PHONE, "phone"),
                fields.text(ClientColumn.PARTNER_CODE, "partnerCode"),
                fields.text(ClientColumn.LICENCE_NUMBER, "licenceNumber"),
                OldFigures.yes(ClientColumn.HOSTING, row.text(ClientColumn.HOSTING)) ? Hosting.CLOUD : Hosting.CLASSIC,
                null);
    }

    private static String doNotInterveneReason(Row<ClientColumn> row) throws RefusedRow {
        if (!OldFigures.yes(ClientColumn.DO_NOT_INTERVENE, row.text(ClientColumn.DO_NOT_INTERVENE))) {
            return null;
        }
        var reason = row.text(ClientColumn.DO_NOT_INTERVENE_REASON);
        return reason == null ? ImportWords.say("npi.reason") : reason;
    }

    /** The fields of a row, as far as a client can have them (ClientData says which). */
    private record Fields(Row<ClientColumn> row, Consumer<String> leftOut) {

        String text(ClientColumn column, String field) {
            var text = row.text(column);
            return kept(column, field, text == null ? null : text.replaceAll("[\\p{Cc}]+", " "));
        }

        String kept(ClientColumn column, String field, String text) {
            if (text == null
                    || VALIDATOR.validateValue(ClientData.class, field, text).isEmpty()) {
                return text;
            }
            leftOut.accept(ImportWords.say("row.left-out", column.shown(), row.text(column)));
            return null;
        }
    }

    private static String withoutMarks(String apeCode) {
        return apeCode == null ? null : apeCode.replaceAll("[^0-9A-Za-z]", "").toUpperCase(Locale.ROOT);
    }

    private static String country(String text) {
        return text == null ? null : COUNTRIES.getOrDefault(text.toUpperCase(Locale.FRENCH), text);
    }
}
