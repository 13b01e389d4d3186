package fr.gestan.gsupport.server.http;

import fr.gestan.gsupport.api.Problem;
import java.util.List;
import java.util.Map;

/** A problem document and the headers that go with it. */
record ProblemAnswer(Problem problem, Map<String, String> headers) {

    static final String MEDIA_TYPE = "application/problem+json";

    static ProblemAnswer of(ProblemType type, String detail) {
        return of(type, detail, null, Map.of());
    }

    static ProblemAnswer of(
            ProblemType type, String detail, List<Problem.Violation> violations, Map<String, String> headers) {
        return new ProblemAnswer(new Problem(type.uri(), type.title(), type.status(), detail, violations), headers);
    }

    ProblemAnswer with(String header, String value) {
        return new ProblemAnswer(problem, Map.of(header, value));
    }

    int status() {
        return problem.status();
    }
}
