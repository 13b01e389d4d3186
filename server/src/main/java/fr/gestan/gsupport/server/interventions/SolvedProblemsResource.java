package fr.gestan.gsupport.server.interventions;

import fr.gestan.gsupport.api.Page;
import fr.gestan.gsupport.api.interventions.SolvedProblem;
import fr.gestan.gsupport.api.interventions.SolvedProblemsApi;
import fr.gestan.gsupport.server.identity.Rights;
import jakarta.annotation.security.RolesAllowed;

class SolvedProblemsResource implements SolvedProblemsApi {

    private static final int USUAL_LIMIT = 20;

    private final SolvedProblems problems;

    SolvedProblemsResource(SolvedProblems problems) {
        this.problems = problems;
    }

    @Override
    @RolesAllowed({Rights.TECHNICIAN, Rights.SALES_ADMIN, Rights.MANAGER})
    public Page<SolvedProblem> find(String q, Integer limit) {
        return new Page<>(problems.find(q, limit == null ? USUAL_LIMIT : limit), null);
    }
}
