package io.github.migrationguard.sql;

/**
 * The key words of PostgreSQL 18 in the four classes of appendix C of its manual, by a hash table over the characters of
 * a text. A word that is reserved in 18 alone counts as unreserved, so that nothing valid before is refused.
 */
final class Keywords {
    /** May be any name. */
    static final byte UNRESERVED = 1;
    /** May name a column or a table, not a function or a type. */
    static final byte COLUMN_NAME = 2;
    /** May name a function or a type only. */
    static final byte FUNCTION_NAME = 3;
    /** May be a name only in quotes. */
    static final byte RESERVED = 4;

    private static final String UNRESERVED_WORDS = """
            abort absent absolute access action add admin after aggregate also alter always asensitive assertion
            assignment at atomic attach attribute backward before begin breadth by cache call called cascade
            cascaded catalog chain characteristics checkpoint class close cluster columns comment comments
            commit committed compression conditional configuration conflict connection constraints content
            continue conversion copy cost csv cube current cursor cycle data database day deallocate declare
            defaults deferred definer delete delimiter delimiters depends depth detach dictionary disable
            discard document domain double drop each empty enable encoding encrypted enforced enum error escape
            event exclude excluding exclusive execute explain expression extension external family filter
            finalize first following force format forward function functions generated global granted groups
            handler header hold hour identity if immediate immutable implicit import include including increment
            indent index indexes inherit inherits inline input insensitive insert instead invoker isolation keep
            key keys label language large last leakproof level listen load local location lock locked logged
            mapping match matched materialized maxvalue merge method minute minvalue mode month move name names
            nested new next nfc nfd nfkc nfkd no normalized nothing notify nowait nulls object objects of off
            oids old omit operator option options ordinality others over overriding owned owner parallel
            parameter parser partial partition passing password path period plan plans policy preceding prepare
            prepared preserve prior privileges procedural procedure procedures program publication quote quotes
            range read reassign recursive ref referencing refresh reindex relative release rename repeatable
            replace replica reset restart restrict return returns revoke role rollback rollup routine routines
            rows rule savepoint scalar schema schemas scroll search second security sequence sequences
            serializable server session set sets share show simple skip snapshot source sql stable standalone
            start statement statistics stdin stdout storage stored strict string strip subscription support
            sysid system system_user tables tablespace target temp template temporary text ties transaction
            transform trigger truncate trusted type types uescape unbounded uncommitted unconditional
            unencrypted unknown unlisten unlogged until update vacuum valid validate validator value varying
            version view views virtual volatile whitespace within without work wrapper write xml year yes zone
            """;

    private static final String COLUMN_NAME_WORDS = """
            between bigint bit boolean char character coalesce dec decimal exists extract float greatest
            grouping inout int integer interval json json_array json_arrayagg json_exists json_object
            json_objectagg json_query json_scalar json_serialize json_table json_value least merge_action
            national nchar none normalize nullif numeric out overlay position precision real row setof smallint
            substring time timestamp treat trim values varchar xmlattributes xmlconcat xmlelement xmlexists
            xmlforest xmlnamespaces xmlparse xmlpi xmlroot xmlserialize xmltable
            """;

    private static final String FUNCTION_NAME_WORDS = """
            authorization binary collation concurrently cross current_schema freeze full ilike inner is isnull
            join left like natural notnull outer overlaps right similar tablesample verbose
            """;

    private static final String RESERVED_WORDS = """
            all analyse analyze and any array as asc asymmetric both case cast check collate column constraint
            create current_catalog current_date current_role current_time current_timestamp current_user default
            deferrable desc distinct do else end except false fetch for foreign from grant group having in
            initially intersect into lateral leading limit localtime localtimestamp not null offset on only or
            order placing primary references returning select session_user some symmetric table then to trailing
            true union unique user using variadic when where window with
            """;

    private static final int SLOTS = 2048;
    private static final String[] NAMES = new String[640];
    private static final int[] HASHES = new int[640];
    private static final byte[] CLASSES = new byte[640];
    private static final short[] TABLE = new short[SLOTS];

    static {
        NAMES[0] = "";
        int next = 1;
        next = addAll(UNRESERVED_WORDS, UNRESERVED, next);
        next = addAll(COLUMN_NAME_WORDS, COLUMN_NAME, next);
        next = addAll(FUNCTION_NAME_WORDS, FUNCTION_NAME, next);
        addAll(RESERVED_WORDS, RESERVED, next);
    }

    private Keywords() {}

    /**
     * The word's number, or 0 if these characters are no key word. Only the letters A to Z are folded.
     *
     * @param hash that of a {@link String} of these characters, each {@link #lower}
     */
    static short find(char[] text, int start, int end, int hash) {
        for (int slot = slot(hash); TABLE[slot] != 0; slot = (slot + 1) & (SLOTS - 1)) {
            short keyword = TABLE[slot];
            if (HASHES[keyword] == hash && same(NAMES[keyword], text, start, end - start)) {
                return keyword;
            }
        }
        return 0;
    }

    /** The number of a word in lower case, or 0. */
    static short find(String word) {
        return find(word.toCharArray(), 0, word.length(), word.hashCode());
    }

    /** The word in lower case; the empty string for 0. */
    static String name(short keyword) {
        return NAMES[keyword];
    }

    /** One of the four classes; 0 for 0. */
    static byte kind(short keyword) {
        return CLASSES[keyword];
    }

    static char lower(char c) {
        return c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
    }

    private static boolean same(String name, char[] text, int start, int length) {
        if (name.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (name.charAt(i) != lower(text[start + i])) {
                return false;
            }
        }
        return true;
    }

    private static int addAll(String words, byte kind, int first) {
        int next = first;
        int start = 0;
        for (int i = 0; i < words.length(); i++) {
            char c = words.charAt(i);
            if (c == ' ' || c == '\n') {
                add(words.substring(start, i).intern(), kind, next++);
                start = i + 1;
            }
        }
        return next;
    }

    private static void add(String word, byte kind, int number) {
        NAMES[number] = word;
        HASHES[number] = word.hashCode();
        CLASSES[number] = kind;
        int slot = slot(word.hashCode());
        while (TABLE[slot] != 0) {
            slot = (slot + 1) & (SLOTS - 1);
        }
        TABLE[slot] = (short) number;
    }

    private static int slot(int hash) {
        return (hash ^ (hash >>> 15)) & (SLOTS - 1);
    }
}
