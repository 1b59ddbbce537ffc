package io.github.migrationguard.migration;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The lock files of the JavaScript package managers, as far as they name the version of one package. */
enum LockFile {
    /** Lock file versions 5 to 9: {@code /prisma/4.3.1:}, {@code /prisma@5.4.2:}, {@code prisma@6.1.0(typescript@5):}. */
    PNPM("pnpm-lock.yaml", "(?m)^ +'?/?NAME[@/](\\d[^:'\"(_\\s]*)"),
    /** Lock file versions 1 to 3. npm writes the version as the first field of a package. */
    NPM("package-lock.json", "\"(?:[^\"\\n]*node_modules/)?NAME\": \\{\\s*\"version\": \"(\\d[^\"]*)\""),
    /** Classic ({@code version "5.4.2"}) and Berry ({@code version: 5.4.2}). */
    YARN("yarn.lock", "(?m)^(?:[^\\n]*[ \"])?NAME@[^\\n]*:\\r?\\n +version:? \"?(\\d[^\"\\s]*)"),
    BUN("bun.lock", "\"NAME\": \\[\"NAME@(\\d[^\"]*)\"");

    private static final Comparator<String> BY_NUMBERS = Comparator.comparing(LockFile::numbers, Arrays::compare);

    private final String fileName;
    private final String pattern;

    LockFile(String fileName, String pattern) {
        this.fileName = fileName;
        this.pattern = pattern;
    }

    String fileName() {
        return fileName;
    }

    /**
     * The version of Prisma that the lock file of this kind in {@code directory} names; null where there is none. Of
     * several versions the highest, because the later ones are stricter about what survives a crash.
     */
    @Nullable
    String prismaVersion(Path directory) {
        Path file = directory.resolve(fileName);
        if (!Files.isRegularFile(file)) {
            return null;
        }
        String text = SourceReader.read(file).text().text();
        for (String name : PackageJson.PRISMA) {
            var highest = Pattern.compile(pattern.replace("NAME", Pattern.quote(name)))
                    .matcher(text)
                    .results()
                    .map(match -> match.group(1))
                    .max(BY_NUMBERS);
            if (highest.isPresent()) {
                return highest.get();
            }
        }
        return null;
    }

    private static int[] numbers(String version) {
        return Arrays.stream(version.split("\\D+"))
                .filter(part -> !part.isEmpty() && part.length() < 10)
                .mapToInt(Integer::parseInt)
                .toArray();
    }
}
