package fr.gestan.gsupport.desktop.shell;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;
import java.util.concurrent.TimeUnit;

/**
 * Where a thread was seen again and again while it computed: the calls that took longest, and what each of them called in
 * turn. Calls that lead to a single other one are left out, unless they are the desktop's own.
 */
final class SeenAt {

    private static final String OWN = "fr.gestan.";
    private static final long WORTH_TELLING = TimeUnit.MILLISECONDS.toNanos(8);

    private final Call thread = new Call();

    private static final class Call {
        private final Map<String, Call> calls = new LinkedHashMap<>();
        private long nanos;

        private void tell(String name, String indent, StringJoiner told) {
            var worth = calls.entrySet().stream()
                    .filter(call -> call.getValue().nanos >= WORTH_TELLING)
                    .sorted(Comparator.comparing(call -> -call.getValue().nanos))
                    .toList();
            var leadsOn = worth.size() == 1 && nanos - worth.get(0).getValue().nanos < WORTH_TELLING;
            var shown = !leadsOn || name.startsWith(OWN);
            if (shown) {
                told.add(indent + TimeUnit.NANOSECONDS.toMillis(nanos) + " ms " + name);
            }
            worth.forEach(call -> call.getValue().tell(call.getKey(), shown ? indent + "  " : indent, told));
        }
    }

    /** @param nanos what the thread has computed since it was last looked at */
    void at(StackTraceElement[] stack, long nanos) {
        var call = thread;
        call.nanos += nanos;
        for (var frame = stack.length - 1; frame >= 0; frame--) {
            var name = stack[frame].getClassName() + "." + stack[frame].getMethodName();
            call = call.calls.computeIfAbsent(name, unknown -> new Call());
            call.nanos += nanos;
        }
    }

    @Override
    public String toString() {
        var told = new StringJoiner("\n");
        thread.tell("the thread", "    ", told);
        return told.toString();
    }
}
