package io.gendan.contact.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.MissingNode;
import io.gendan.contact.outbox.MailSettings.Tls;
import io.gendan.customer.CustomerField;
import io.gendan.customer.CustomerNumber;
import io.gendan.customer.Customers;
import io.gendan.customer.NewCustomer;
import io.gendan.customer.consent.Consents;
import io.gendan.engine.Words;
import io.gendan.journey.EntryKind;
import io.gendan.journey.Journeys;
import io.gendan.journey.Records;
import io.gendan.journey.Reminders;
import io.gendan.support.GendanTest;
import io.gendan.support.People;
import io.gendan.support.Stories;
import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.URLName;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

/** Mail servers as they are: real ones by GreenMail, and one that hangs up. The clock is moved, nothing sleeps. */
@GendanTest
@DisplayName("A-05: the outbox")
class OutboxTest {

    private static final String MONDAY = "2026-03-02T10:00:00+08:00";

    @Autowired
    Outbox outbox;

    @Autowired
    OutboxQueue queue;

    @Autowired
    GivenUp givenUp;

    @Autowired
    Consents consents;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Clock clock;

    @Autowired
    JdbcClient database;

    @Autowired
    People people;

    @Autowired
    Customers customers;

    @Autowired
    Records records;

    @Autowired
    Reminders reminders;

    @Autowired
    Journeys journeys;

    @Autowired
    Words words;

    private CustomerNumber number = new CustomerNumber("C-000000");

    @BeforeEach
    void nothing_waits_to_be_sent() {
        people.hired();
        Stories.itIs(MONDAY);
        empty();
        number = customers
                .create(
                        NewCustomer.read(Map.of(CustomerField.NAME, "Outbox & Co.", CustomerField.OWNER, "chen")),
                        "chen")
                .number();
    }

    @AfterEach
    void the_clock_runs_again() {
        empty();
        ClockUtil.reset();
    }

    @Test
    @DisplayName("A-05: the mail server is down for ten minutes: nothing is lost, and the message arrives once")
    void an_outage_of_ten_minutes() throws Exception {
        var closed = nobodyThere();
        int port = closed.getLocalPort();
        var relay = relay(new SmtpCarrier(settings(port), clock));
        put("note 1", "mei@rivertown.example");

        int runs = 0;
        for (var minute = 0; minute < 10; minute++) {
            Stories.itIs(Stories.at(MONDAY).plus(Duration.ofMinutes(minute)) + "");
            runs += relay.run();
        }
        assertThat(runs)
                .as("tries while it was down: at once, after 1, 2, 4 and 9 minutes")
                .isEqualTo(5);
        assertThat(state().sentAt()).isNull();
        assertThat(state().problem()).contains("can't be reached");

        closed.close();
        var server = RealMail.server(port);
        server.start();
        try {
            Stories.itIs(Stories.at(MONDAY).plus(Duration.ofMinutes(19)) + "");
            assertThat(relay.run()).isEqualTo(1);
            assertThat(relay.run()).as("it is not sent again").isZero();
            assertThat(server.getReceivedMessages()).hasSize(1);
            var arrived = server.getReceivedMessages()[0];
            assertThat(arrived.getSubject()).isEqualTo("研究报告 · Our study");
            assertThat(arrived.getContent().toString()).contains("您好 Ms. Mei");
            assertThat(arrived.getHeader("Message-ID")).containsExactly("<note-1@gendan.example>");
            assertThat(state().sentAt()).isEqualTo(Stories.now());
            assertThat(state().tries()).isEqualTo(6);
            assertThat(state().uncertain()).as("the server never had it before").isZero();
        } finally {
            server.stop();
        }
    }

    @Test
    @DisplayName("A-05: the line is dropped after DATA: sent once more with the same Message-ID, and both are noted")
    void a_lost_answer() throws Exception {
        try (var server = new MailServerThatHangsUp(1, "250 fine")) {
            var relay = relay(new SmtpCarrier(settings(server.port()), clock));
            put("note 2", "mei@rivertown.example");

            assertThat(relay.run()).isEqualTo(1);
            assertThat(server.taken()).as("taken over, and nobody told us").hasSize(1);
            assertThat(state().sentAt()).isNull();
            assertThat(outcomes()).containsExactly("UNCERTAIN");
            assertThat(relay.run()).as("not before a minute is over").isZero();

            Stories.itIs("2026-03-02T10:01:00+08:00");
            assertThat(relay.run()).isEqualTo(1);
            assertThat(server.taken())
                    .as("twice is the price of never losing one")
                    .hasSize(2);
            assertThat(server.taken().stream().map(OutboxTest::messageId))
                    .as("by which the other side recognises the repetition")
                    .containsExactly("Message-ID: <note-2@gendan.example>", "Message-ID: <note-2@gendan.example>");
            assertThat(outcomes()).containsExactly("UNCERTAIN", "SENT");
            assertThat(state().uncertain()).isEqualTo(1);
        }
    }

    @Test
    @DisplayName(
            "A-05: every answer is lost: sent three times, then given up, and Chen is told that it may have arrived")
    void every_answer_is_lost() throws Exception {
        try (var server = new MailServerThatHangsUp(100, "250 fine")) {
            var relay = relay(new SmtpCarrier(settings(server.port()), clock));
            put("note 11", "mei@rivertown.example");
            for (int quarter = 0; quarter < 4 * 24; quarter++) {
                Stories.itIs(Stories.at(MONDAY).plus(Duration.ofMinutes(15L * quarter)) + "");
                relay.run();
            }
            assertThat(server.taken()).hasSize(3);
            assertThat(outcomes()).containsExactly("UNCERTAIN", "UNCERTAIN", "UNCERTAIN");
            assertThat(state().givenUpAt()).isNotNull();
            assertThat(told("chen")).containsExactly("messageMayHaveArrived");
            assertThat(records.newestFirst(number, 0, 10))
                    .filteredOn(entry -> entry.kind() == EntryKind.MESSAGE_NOT_SENT)
                    .singleElement()
                    .satisfies(entry -> assertThat(entry.content()).containsEntry("arrival", "POSSIBLE"));
        }
    }

    @Test
    @DisplayName("A-05: a message whose every try kills the node is given up as well, as one that may have arrived")
    void every_try_kills_the_node() {
        put("note 12", "mei@rivertown.example");
        for (int hour = 0; hour < 3; hour++) {
            Stories.itIs(Stories.at(MONDAY).plus(Duration.ofHours(hour)) + "");
            assertThat(queue.take(List.of(Medium.EMAIL), clock.instant())).isPresent();
        }
        var carried = new ConcurrentLinkedQueue<String>();
        Stories.itIs(Stories.at(MONDAY).plus(Duration.ofHours(3)) + "");
        assertThat(relay(taking(carried)).run()).isEqualTo(1);
        assertThat(carried).isEmpty();
        assertThat(state().givenUpAt()).isEqualTo(Stories.now());
        assertThat(told("chen")).containsExactly("messageMayHaveArrived");
    }

    @Test
    @DisplayName("A-05: a person whom the mail server does not know: given up at once, the salesperson is told")
    void an_address_that_does_not_exist() throws Exception {
        try (var server =
                new MailServerThatHangsUp(0, "550 <nobody@rivertown.example> is not here, call Ms. Mei: 13912345678")) {
            put("note 3", "nobody@rivertown.example");
            relay(new SmtpCarrier(settings(server.port()), clock)).run();

            assertThat(server.taken()).isEmpty();
            assertThat(state().givenUpAt()).isEqualTo(Stories.now());
            assertThat(outcomes()).containsExactly("REFUSED");
            assertThat(state().problem())
                    .as("administrators read it, who see no customer")
                    .isEqualTo("The mail server answered 550");
            isTold();
        }
    }

    @Test
    @DisplayName("A-05: the customer has passed to Liu meanwhile: Chen, who sent the message, and Liu are told")
    void the_present_owner_is_told_too() throws Exception {
        try (var server = new MailServerThatHangsUp(0, "550 no such person here")) {
            put("note 13", "nobody@rivertown.example");
            database.sql("update customer set owner = 'liu' where number = ?")
                    .param(number.value())
                    .update();
            relay(new SmtpCarrier(settings(server.port()), clock)).run();
        }
        assertThat(told("chen")).containsExactly("messageNotSent");
        assertThat(told("liu")).containsExactly("messageNotSent");
    }

    @Test
    @DisplayName("A-05: administrators see what waits before what was given up, and how many there are in all")
    void what_lies_there() throws Exception {
        put("note 14 waits", "mei@rivertown.example");
        put("note 14 is wrong", "no address at all");
        try (var closed = nobodyThere()) {
            relay(new SmtpCarrier(settings(closed.getLocalPort()), clock)).run();
        }
        for (int each = 0; each < 100; each++) {
            put("note 14 " + each, "mei@rivertown.example");
        }
        database.sql("update outbox_message set given_up_at = put_at where message_key like 'note-14-_' ")
                .update();

        assertThat(outbox.unsent()).hasSize(100);
        assertThat(outbox.unsentCount()).isEqualTo(102);
        var givenUp = outbox.unsent().stream().map(Outbox.State::givenUpAt).toList();
        assertThat(givenUp.subList(0, 91)).as("which wait").containsOnlyNulls();
        assertThat(givenUp.subList(91, 100)).as("which were given up").doesNotContainNull();
    }

    @Test
    @DisplayName("A-05: nobody answers for a whole day: given up after ten tries, and the salesperson is told once")
    void given_up_after_ten_tries() throws Exception {
        try (var closed = nobodyThere()) {
            var relay = relay(new SmtpCarrier(settings(closed.getLocalPort()), clock));
            put("note 4", "mei@rivertown.example");
            for (int quarter = 0; quarter < 4 * 24; quarter++) {
                Stories.itIs(Stories.at(MONDAY).plus(Duration.ofMinutes(15L * quarter)) + "");
                relay.run();
            }
        }
        assertThat(state().tries()).isEqualTo(10);
        assertThat(state().givenUpAt()).isNotNull();
        isTold();
    }

    @Test
    @DisplayName("A-05: the company's robot tells its group of a message that could not be delivered, once")
    void the_robot_tells() {
        var told = new ArrayList<Map<String, ?>>();
        var robot =
                new RobotCarrier(Medium.FEISHU, URI.create("https://robot.example/key"), (to, key, token, content) -> {
                    told.add(content);
                    return MissingNode.getInstance();
                });
        var carriers = new Carriers(List.of(new SmtpCarrier(settings(1), clock), robot));
        var tells = new GivenUp(customers, records, journeys, reminders, outbox, carriers, words);
        var relay = new Relay(queue, carriers, tells, consents, transaction, clock);
        put("note 9", "no address at all");
        assertThat(relay.run()).as("the message, then the robot's").isEqualTo(2);
        assertThat(relay.run()).isZero();
        assertThat(told).singleElement().satisfies(content -> assertThat(content.toString())
                .contains(number.value(), "chen"));
    }

    @Test
    @DisplayName("A-05: what lies in the outbox stands and falls with the transaction that put it there")
    void put_with_the_transaction_or_not_at_all() {
        assertThatThrownBy(() -> outbox.put(message("note 5", "mei@rivertown.example")))
                .isInstanceOf(IllegalTransactionStateException.class);
        transaction.executeWithoutResult(begun -> {
            outbox.put(message("note 5", "mei@rivertown.example"));
            begun.setRollbackOnly();
        });
        assertThat(outbox.of(number)).isEmpty();
        put("note 5", "mei@rivertown.example");
        put("note 5", "mei@rivertown.example");
        assertThat(outbox.of(number)).as("the same one twice is one").hasSize(1);
    }

    @Test
    @DisplayName("A-05: a node is killed while it sends: another one takes the message over after an hour")
    void a_node_is_killed() {
        put("note 6", "mei@rivertown.example");
        assertThat(queue.take(List.of(Medium.EMAIL), clock.instant())).isPresent();

        var carried = new ConcurrentLinkedQueue<String>();
        var other = relay(taking(carried));
        Stories.itIs("2026-03-02T10:59:59+08:00");
        assertThat(other.run()).as("it may still be under way").isZero();
        Stories.itIs("2026-03-02T11:00:00+08:00");
        assertThat(other.run()).isEqualTo(1);
        assertThat(carried).containsExactly("note-6");
        assertThat(state().tries()).isEqualTo(2);
        assertThat(state().uncertain())
                .as("nobody knows what became of the first try")
                .isEqualTo(1);
    }

    @Test
    @DisplayName("A-05: a mail server that thinks for minutes is waited for, and no other node takes it over meanwhile")
    void a_slow_mail_server() {
        var properties = new SmtpCarrier(settings(25), clock).properties();
        assertThat(properties)
                .containsEntry("mail.smtp.timeout", "240000")
                .containsEntry("mail.smtp.connectiontimeout", "10000");
        assertThat(SmtpCarrier.ANSWER.multipliedBy(SmtpCarrier.ANSWERS)).isLessThan(Retries.UNDER_WAY);
    }

    @Test
    @DisplayName("A-05: the line breaks after the server has said that it took the message: sent, once")
    void parting_badly() {
        var partings = new ArrayList<String>();
        var carrier = new SmtpCarrier(settings(25), clock) {
            @Override
            Transport connected(Session session) {
                return new Transport(session, new URLName("smtp://127.0.0.1")) {
                    @Override
                    public void sendMessage(Message message, Address[] addresses) {
                        // 250 taken
                    }

                    @Override
                    public synchronized void close() throws MessagingException {
                        partings.add("badly");
                        throw new MessagingException("Can't send command to SMTP host");
                    }
                };
            }
        };
        put("note 10", "mei@rivertown.example");
        assertThat(relay(carrier).run()).isEqualTo(1);
        assertThat(partings).containsExactly("badly");
        assertThat(outcomes()).containsExactly("SENT");
        assertThat(state().sentAt()).isEqualTo(Stories.now());
    }

    @Test
    @DisplayName("A-05: four nodes share the outbox out: each of forty messages is carried once")
    void several_nodes() throws Exception {
        for (int each = 0; each < 40; each++) {
            put("note 7 " + each, "mei@rivertown.example");
        }
        var carried = new ConcurrentLinkedQueue<String>();
        var nodes = Executors.newFixedThreadPool(4);
        try {
            var runs = new ArrayList<Callable<Integer>>();
            for (int node = 0; node < 4; node++) {
                runs.add(relay(taking(carried))::run);
            }
            int sum = 0;
            for (var run : nodes.invokeAll(runs)) {
                sum += run.get();
            }
            assertThat(sum).isEqualTo(40);
        } finally {
            nodes.shutdownNow();
        }
        assertThat(carried).hasSize(40).doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("A-05: nothing is configured: what lies there waits, and no try is counted")
    void nothing_is_configured() {
        put("note 8", "mei@rivertown.example");
        var unset = new MailSettings(null, 587, null, null, null, Tls.STARTTLS);
        assertThat(relay(new SmtpCarrier(unset, clock)).run()).isZero();
        assertThat(state().tries()).isZero();
    }

    private List<String> told(String person) {
        return reminders.of(person, Integer.MAX_VALUE).stream()
                .filter(reminder -> reminder.customerNumber().equals(number.value()))
                .map(Reminders.Reminder::about)
                .toList();
    }

    private void isTold() {
        assertThat(told("chen")).containsExactly("messageNotSent");
        assertThat(records.newestFirst(number, 0, 10))
                .filteredOn(entry -> entry.kind() == EntryKind.MESSAGE_NOT_SENT)
                .hasSize(1);
    }

    private Relay relay(Carrier carrier) {
        return new Relay(queue, new Carriers(List.of(carrier)), givenUp, consents, transaction, clock);
    }

    private static Carrier taking(ConcurrentLinkedQueue<String> carried) {
        return new Carrier() {
            @Override
            public Medium medium() {
                return Medium.EMAIL;
            }

            @Override
            public boolean isReady() {
                return true;
            }

            @Override
            public void carry(Parcel parcel) {
                carried.add(parcel.key());
            }
        };
    }

    private void put(String key, String recipient) {
        transaction.executeWithoutResult(begun -> outbox.put(message(key, recipient)));
    }

    private NewMessage message(String key, String recipient) {
        return new NewMessage(
                key.replace(" ", "-"),
                Medium.EMAIL,
                number,
                "chen",
                recipient,
                "研究报告 · Our study",
                "您好 Ms. Mei,\nhere it is.");
    }

    private Outbox.State state() {
        return outbox.of(number).get(0);
    }

    private List<String> outcomes() {
        return database.sql("""
                        select outcome from outbox_try t join outbox_message m on m.id = t.message_id
                        where m.customer_number = ? order by t.number""").param(number.value()).query(String.class).list();
    }

    private void empty() {
        database.sql("delete from outbox_try").update();
        database.sql("delete from outbox_message").update();
    }

    private static MailSettings settings(int port) {
        return new MailSettings("127.0.0.1", port, null, null, "Sales <sales@gendan.example>", Tls.NONE);
    }

    private static String messageId(List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith("Message-ID"))
                .findFirst()
                .orElse("");
    }

    /** Has a port of this machine to itself and answers nobody there, as long as it is open. */
    private static Socket nobodyThere() throws IOException {
        var socket = new Socket();
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        return socket;
    }
}
