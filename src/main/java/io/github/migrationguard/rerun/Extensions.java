package io.github.migrationguard.rerun;

import java.util.List;

/** Types that well-known extensions bring: columns of such a type keep the extension from being dropped. */
final class Extensions {
    private Extensions() {}

    static List<String> types(String extension) {
        return switch (extension) {
            case "citext" -> List.of("citext");
            case "cube" -> List.of("cube");
            case "hstore" -> List.of("hstore");
            case "isn" -> List.of("ean13", "isbn", "isbn13", "ismn", "issn", "upc");
            case "ltree" -> List.of("ltree", "lquery", "ltxtquery");
            case "postgis" -> List.of("geometry", "geography", "box2d", "box3d");
            case "seg" -> List.of("seg");
            case "vector" -> List.of("vector", "halfvec", "sparsevec");
            default -> List.of();
        };
    }
}
