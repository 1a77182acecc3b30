# Compiles data/entities.txt into entity_table.c, sorted by name.
# A line that is no entry is named on standard error, nothing is written, and the exit status is 1.
#
# Bytes, not letters: run it in the C locale.

function complain(what)
{
	printf "%s:%d: %s\n", FILENAME, FNR, what > "/dev/stderr"
	bad = 1
}

BEGIN { longest = 31 }

/^#/ { next }

{
	bare = $NF == "*"
	points = NF - 1 - bare
	if (length($1) > longest || points < 1 || points > 2 || $1 !~ /^[A-Za-z][A-Za-z0-9]*$/)
		complain("an entry is a name, one or two code points and perhaps *")
	if (count && $1 <= name[count])
		complain("\"" $1 "\" is not in order")
	name[++count] = $1
	first[count] = $2
	second[count] = points == 2 ? $3 : "0"
	optional[count] = bare ? "true" : "false"
}

END {
	if (bad)
		exit 1
	print "/* Made by entity.awk from data/entities.txt; what is changed here is lost. */\n"
	print "#include \"read/entity_table.h\"\n"
	print "const struct entity_row entity_rows[] = {"
	for (i = 1; i <= count; i++)
		printf "\t{ \"%s\", %s, 0x%s, 0x%s },\n", name[i], optional[i], first[i], second[i]
	print "};\n"
	printf "const size_t entity_count = %d;\n", count
}
