package io.github.migrationguard.proof.naive;

import io.github.migrationguard.proof.MigrationProof;
import io.github.migrationguard.proof.ProofVerdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the oracle and the proof of the same history say, side by side. */
final class Comparison {
    private final String history;
    private final List<String> differences = new ArrayList<>();
    private final Map<String, Integer> outcomes = new TreeMap<>();
    private int points;
    private int equal;
    private int cannotRun;

    Comparison(String history) {
        this.history = history;
    }

    void add(List<Judged> oracle, List<MigrationProof> proofs) {
        if (oracle.size() != proofs.size()) {
            throw new IllegalArgumentException(oracle.size() + " migrations judged, " + proofs.size() + " proved");
        }
        for (int i = 0; i < oracle.size(); i++) {
            add(oracle.get(i), proofs.get(i));
        }
    }

    private void add(Judged oracle, MigrationProof proof) {
        if (proof.verdict() == ProofVerdict.UNPROVED || !oracle.firstRun().isEmpty()) {
            String reason = String.valueOf(proof.reason());
            boolean fails = proof.verdict() == ProofVerdict.UNPROVED
                    && oracle.firstRun().startsWith("error ");
            String sqlState = fails ? oracle.firstRun().split(" ", 3)[1] : "";
            if (fails
                    && (reason.contains(sqlState)
                            || (sqlState.equals("42501") && reason.startsWith("needs superuser")))) {
                cannotRun++;
            } else {
                differ(
                        oracle.id(),
                        "all points",
                        oracle.firstRun() + " " + oracle.outcomes(),
                        proof.verdict() + " " + reason);
            }
            return;
        }
        if (oracle.outcomes().size() != proof.crashPoints()) {
            differ(oracle.id(), "number of points", oracle.outcomes().size() + "", proof.crashPoints() + "");
        }
        for (int k = 1; k <= oracle.outcomes().size(); k++) {
            Outcome one = oracle.outcomes().get(k - 1);
            Outcome other = Outcome.of(proof, k);
            points++;
            outcomes.merge(one.word().split(" at ", 2)[0], 1, Integer::sum);
            if (one.word().equals(other.word())) {
                equal++;
            } else {
                differ(oracle.id(), "crash point " + k, one.word() + " " + one, other.word() + " " + other);
            }
        }
    }

    private void differ(String migration, String where, String oracle, String proof) {
        differences.add(history + ", " + migration + ", " + where + ": oracle " + oracle + "; proof " + proof);
    }

    /** One line for each difference. */
    List<String> differences() {
        return differences;
    }

    /** How often the oracle saw {@code same}, {@code state} and each error. */
    Map<String, Integer> outcomes() {
        return outcomes;
    }

    String counts() {
        return history + ": " + points + " crash points compared, " + equal + " equal, " + differences.size()
                + " differences; " + cannotRun + " migrations cannot run for either; the oracle saw " + outcomes;
    }
}
