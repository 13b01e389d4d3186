package fr.gestan.gsupport.server.demo;

import fr.gestan.gsupport.api.interventions.Billing;
import fr.gestan.gsupport.api.interventions.FreeReason;
import fr.gestan.gsupport.server.identity.Caller;
import fr.gestan.gsupport.server.ledger.NewLine;
import fr.gestan.gsupport.server.ledger.PastLines.PastLine;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/** The lines of the sample accounts: the seed's, one story per rule, and a few thousand more up to today. */
final class SampleLines {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final long FIRST_ID_AFTER_THE_SEED = 6_628;
    private static final LocalDate FIRST_DAY_AFTER_THE_SEED = LocalDate.of(2022, 2, 2);
    private static final int YEARS_TOLD = 3;
    private static final int SEED = 6_627;
    private static final List<String> TECHNICIANS = List.of("HRY", "ECN", "NVL", "CPL");

    private final Random random = new Random(SEED);
    private final LocalDate today;
    private final LocalDate firstDay;
    private final List<Undated> undated = new ArrayList<>();

    SampleLines(Instant now) {
        this.today = LocalDate.ofInstant(now, PARIS);
        var earliest = today.minusYears(YEARS_TOLD);
        this.firstDay = earliest.isBefore(FIRST_DAY_AFTER_THE_SEED) ? FIRST_DAY_AFTER_THE_SEED : earliest;
    }

    /** A line that gets its id once all are in the order of time. */
    private record Undated(long clientId, Instant performedAt, NewLine line) {}

    /** All lines, in the order of their ids. */
    List<PastLine> all() {
        var lines = new ArrayList<>(bellerive());
        lines.addAll(tilleul());
        tellStories();
        for (int i = 0; i < SampleClients.MANY; i++) {
            tellALongStory(SampleClients.FIRST_OF_MANY + i);
        }
        tellOfLots();
        undated.sort(Comparator.comparing(Undated::performedAt));
        long id = FIRST_ID_AFTER_THE_SEED;
        for (var line : undated) {
            lines.add(new PastLine(id++, line.clientId(), line.performedAt(), line.line()));
        }
        return lines;
    }

    /** The account of the seed's mail: a free intervention at −15. */
    private static List<PastLine> bellerive() {
        long client = SampleClients.BELLERIVE;
        return List.of(
                past(4_301, client, "2019-09-10T10:12:40", bought(60, null)),
                past(4_322, client, "2019-11-05T15:20:05", debited("CPL", 30, "Mise en place de la licence réseau")),
                past(4_350, client, "2020-02-12T09:41:17", debited("NVL", 45, "Clôture de l'exercice, à-nouveaux")),
                past(
                        4_380,
                        client,
                        "2020-03-27T11:03:00",
                        NewLine.intervention(
                                "ECN",
                                new NewLine.Work(
                                        Billing.FREE,
                                        8,
                                        null,
                                        null,
                                        "Pb de fichier COMPUTER corrompu",
                                        "Attention aux sauvegardes !",
                                        FreeReason.DEFECT,
                                        true),
                                null)));
    }

    /** The seed's account, with its ids, balances and dates. */
    private static List<PastLine> tilleul() {
        long client = SampleClients.TILLEUL;
        return List.of(
                past(5_001, client, "2020-10-26T09:02:11", bought(60, null)),
                past(
                        5_004,
                        client,
                        "2020-10-26T10:31:46",
                        debited("CPL", 15, "Installation et première mise en route")),
                past(5_019, client, "2020-11-02T16:08:20", free("ECN", 7, "Enregistrement de la licence")),
                past(5_028, client, "2020-11-04T11:47:33", debited("NVL", 12, "Création du modèle de facture")),
                past(
                        5_035,
                        client,
                        "2020-11-06T09:22:56",
                        debited(
                                "HRY",
                                18,
                                "Problème de connexion : interdiction de se connecter depuis le poste. Tentatives de"
                                        + " réinitialisation du fichier COMPUTER puis SESSION => pas d'amélioration =>"
                                        + " récupération d'un fichier USER de la sauvegarde pour le recopier dans la base"
                                        + " de production")),
                past(
                        5_654,
                        client,
                        "2021-03-23T14:39:40",
                        debited(
                                "CPL",
                                10,
                                "Pb n° de facture disparue, pb achat crédit temps, affichage de l'agenda, joindre une"
                                        + " pièce à une écriture.")),
                past(5_656, client, "2021-03-24T09:22:19", bought(60, LocalDate.of(2021, 7, 30))),
                past(5_833, client, "2021-04-30T11:46:11", free("NVL", 3, "Enregistrement licence extension")),
                past(
                        6_166,
                        client,
                        "2021-07-30T09:57:19",
                        debited("ECN", 10, "Paramétrage Gmail, nom de facture (bug ?)")),
                past(
                        6_627,
                        client,
                        "2022-02-01T14:13:12",
                        debited("HRY", 5, "Paramétrage Gmail pour accepter connexions Gestan")));
    }

    private void tellStories() {
        story(SampleClients.NPI_OWING, bought(60, null), debitedSome(30), debitedSome(50));
        story(SampleClients.NPI_IN_CREDIT, bought(60, null), debitedSome(90), bought(60, null));
        story(SampleClients.OVERDRAWN, bought(60, null), debitedSome(60), debitedSome(45), debitedSome(30));
        story(SampleClients.USED_UP, bought(30, null), debitedSome(30));
        story(SampleClients.CLOUD, bought(120, null), debitedSome(20));
        story(SampleClients.WITHOUT_EMAIL, bought(60, null), debitedSome(15));
        story(SampleClients.FIRST_OF_THREE, bought(60, null), debitedSome(25));
        story(SampleClients.FIRST_OF_THREE + 1, bought(30, null));
    }

    /** Three lots on one account: a gift whose end binds, what was paid until a day that informs, and without end. */
    private void tellOfLots() {
        var gift = new NewLine.Credit(true, true, null);
        story(
                SampleClients.FIRST_OF_THREE + 2,
                NewLine.purchase(Caller.HOUSE, 60, null, null),
                NewLine.purchase(Caller.HOUSE, 180, "F-2026-0917", today.plusMonths(18)),
                NewLine.purchase(Caller.HOUSE, 30, "Geste commercial", today.plusMonths(3), gift),
                debitedSome(12));
    }

    /** A few lines, one a week, the last one a month ago. */
    private void story(long clientId, NewLine... lines) {
        for (int i = 0; i < lines.length; i++) {
            var day = today.minusMonths(1).minusWeeks(lines.length - (long) i);
            undated.add(new Undated(clientId, workingTime(day), lines[i]));
        }
    }

    private void tellALongStory(long clientId) {
        int interventions = 3 + random.nextInt(22);
        long days = firstDay.datesUntil(today).count();
        var times = random.longs(interventions, 0, days)
                .mapToObj(firstDay::plusDays)
                .map(this::workingTime)
                .sorted()
                .toList();
        int balance = 0;
        int patience = random.nextInt(50);
        for (var time : times) {
            if (balance < -patience || balance == 0) {
                int minutes = 60 * (1 + random.nextInt(3));
                balance += minutes;
                var validUntil = LocalDate.ofInstant(time, PARIS).plusYears(1);
                undated.add(new Undated(clientId, time.minusSeconds(3_600), bought(minutes, validUntil)));
            }
            int minutes = 3 + random.nextInt(30);
            if (random.nextInt(6) == 0) {
                undated.add(new Undated(clientId, time, free(technician(), minutes, summary(), cause(minutes))));
            } else {
                balance -= minutes;
                undated.add(new Undated(clientId, time, debitedSome(minutes)));
            }
        }
    }

    /** Some time of a working day, at or before that day and before today. */
    private Instant workingTime(LocalDate day) {
        var workingDay = day;
        while (workingDay.getDayOfWeek() == DayOfWeek.SATURDAY || workingDay.getDayOfWeek() == DayOfWeek.SUNDAY) {
            workingDay = workingDay.minusDays(1);
        }
        var time = LocalTime.of(9, 0).plusSeconds(random.nextInt(8 * 3_600));
        return LocalDateTime.of(workingDay, time).atZone(PARIS).toInstant();
    }

    private String technician() {
        return SampleWords.pick(TECHNICIANS, random);
    }

    private String summary() {
        return SampleWords.pick(SampleWords.SUMMARIES, random);
    }

    private NewLine debitedSome(int minutes) {
        var advice = random.nextInt(4) == 0 ? SampleWords.pick(SampleWords.ADVICE, random) : null;
        return NewLine.intervention(
                technician(),
                new NewLine.Work(Billing.NORMAL, minutes, null, null, summary(), advice, null, false),
                null);
    }

    private static PastLine past(long id, long clientId, String localTime, NewLine line) {
        return new PastLine(
                id, clientId, LocalDateTime.parse(localTime).atZone(PARIS).toInstant(), line);
    }

    private static NewLine bought(int minutes, LocalDate validUntil) {
        return NewLine.purchase(Caller.HOUSE, minutes, null, validUntil);
    }

    private static NewLine debited(String by, int minutes, String summary) {
        return NewLine.intervention(
                by, new NewLine.Work(Billing.NORMAL, minutes, null, null, summary, null, null, false), null);
    }

    private static NewLine free(String by, int minutes, String summary) {
        return free(by, minutes, summary, null);
    }

    /** @param cause null: not told */
    private static NewLine free(String by, int minutes, String summary, FreeReason cause) {
        return NewLine.intervention(
                by, new NewLine.Work(Billing.FREE, minutes, null, null, summary, null, cause, false), null);
    }

    /** One of all there are, or none, without a draw, which would move every figure drawn after it. */
    private static FreeReason cause(int minutes) {
        var causes = FreeReason.values();
        int which = minutes % (causes.length + 1);
        return which < causes.length ? causes[which] : null;
    }
}
