package io.github.migrationguard.proof.naive;

import io.github.migrationguard.proof.MigrationProof;
import java.util.List;

/** What running a migration again from one crash point came to. */
sealed interface Outcome {
    /** What can be compared between the oracle and the proof. */
    String word();

    /** It ended as a clean run does. */
    record Same() implements Outcome {
        @Override
        public String word() {
            return "same";
        }
    }

    /** A statement failed. */
    record Failed(int statement, String sqlState, String message) implements Outcome {
        @Override
        public String word() {
            return "error " + sqlState + " at " + statement;
        }
    }

    /** It passed, and ended otherwise. */
    record Different(List<String> how) implements Outcome {
        @Override
        public String word() {
            return "state";
        }
    }

    static Outcome of(MigrationProof proof, int crashPoint) {
        for (MigrationProof.Failure failure : proof.failing()) {
            if (failure.crashPoint() == crashPoint) {
                String sqlState = failure.sqlState();
                return sqlState == null
                        ? new Different(failure.difference())
                        : new Failed(failure.statement(), sqlState, failure.message());
            }
        }
        return new Same();
    }
}
