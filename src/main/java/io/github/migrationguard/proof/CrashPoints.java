package io.github.migrationguard.proof;

import io.github.migrationguard.proof.MigrationProof.Failure;
import java.util.ArrayList;
import java.util.List;

/**
 * What survives a lost session.
 *
 * @param committed by crash point, from index 1: the last statement whose work survives, 0 where none does
 */
record CrashPoints(List<Integer> committed) {
    /** For each crash point the failure of the one that leaves the same. */
    List<Failure> spread(List<Failure> distinct) {
        List<Failure> failing = new ArrayList<>();
        for (int point = 1; point < committed.size(); point++) {
            for (Failure failure : distinct) {
                int left = committed(point);
                if (left > 0 && committed(failure.crashPoint()) == left) {
                    failing.add(failure.at(point));
                }
            }
        }
        return List.copyOf(failing);
    }

    int committed(int crashPoint) {
        return committed.get(crashPoint);
    }

    /** Whether the crash point leaves something that no earlier one leaves. */
    boolean isDistinct(int crashPoint) {
        int state = committed(crashPoint);
        return state > 0 && (crashPoint == 1 || committed(crashPoint - 1) != state);
    }
}
