package io.github.migrationguard.migration;

import io.github.migrationguard.finding.Finding;
import io.github.migrationguard.sql.Script;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One unit that a migration tool applies and records.
 *
 * @param id what the tool calls it; DESIGN of the layout says how it is made
 * @param file path of its file with {@code /}, relative to the directory Maven was started in
 * @param checksum as the tool records it; null where the tool records none or the file could not be read
 * @param source its text; empty where the file could not be read
 * @param script the parsed text
 * @param crashModel what survives a lost session
 * @param crashModelReason why that model holds, one clause
 * @param findings what reading the file already found (encoding, byte order mark, missing file, ...)
 */
public record Migration(
        String id,
        String file,
        @Nullable String checksum,
        SourceText source,
        Script script,
        CrashModel crashModel,
        String crashModelReason,
        List<Finding> findings) {

    /** Whether its text could be read; if not, one of the findings is an error that says why and nothing is known. */
    public boolean wasRead() {
        for (Finding finding : findings) {
            if (ReadingFindings.NOT_READ.contains(finding.rule())) {
                return false;
            }
        }
        return true;
    }
}
