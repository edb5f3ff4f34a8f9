# Bash completion for concordat(1).

# Ids of a table; nothing else, since compgen -W expands what it is given.
_concordat_ids() {
	concordat list "$1" --csv 2>/dev/null | sed -n '2,$s/,.*//p' | grep -x '[A-Za-z0-9.-]*'
}

# The table whose ids begin so.
_concordat_table() {
	case $1 in
	p-*) echo partnerships ;;
	o-*) echo organisations ;;
	m-*) echo metrics ;;
	e-*) echo events ;;
	c-*) echo differences ;;
	h-*) echo people ;;
	d-*) echo sources ;;
	s-*) echo sections ;;
	n-*) echo omissions ;;
	l-*) echo places ;;
	z-*) echo comparisons ;;
	y-*) echo corroborations ;;
	q-*) echo statements ;;
	a-*) echo awards ;;
	k-*) echo contacts ;;
	x-*) echo products ;;
	t[0-9]*) echo terms ;;
	esac
}

_concordat() {
	local commands='search show list series summary chart test share import remove export upgrade undo check'
	local options='--database --draw --mouse --plain --restricted --json --csv --markdown --excel --limit --dossier --kind
		--encoding --keep-going --replace --period --from --to --function --test --cancer-type --by --basis --for --sector --icb
		--sort --same-providers --icons --event --rebase --fix --target --better --rules --trend --no-screen --gaps --per --svg
		--method --harmonics --transition --claim --help --version'
	local kinds='sources sections omissions organisations aliases codes places partnerships parties facts people events
		metrics values wordings comparisons corroborations statements awards contacts products terms differences sides
		providers dossiers imports months functions measures'
	local current=${COMP_WORDS[COMP_CWORD]} command='' option='' choices='' table i

	for ((i = 1; i < COMP_CWORD; i++)); do
		case ${COMP_WORDS[i]} in
		--database | --draw | --limit | --dossier | --kind | --encoding | --period | --from | --to | --function | --test | \
			--cancer-type | --by | --basis | --for | --sector | --icb | --sort | --event | --rebase | --fix | --target | --better | \
			--rules | --trend | --gaps | --per | --method | --harmonics | --transition | --claim) option=${COMP_WORDS[i]} ;;
		=) ;;
		*)
			[[ -z $option && -z $command && " $commands " == *" ${COMP_WORDS[i]} "* ]] && command=${COMP_WORDS[i]}
			option=''
			;;
		esac
	done
	[[ $current == = ]] && current=''

	case ${option:-$current/$command} in
	--database) compopt -o filenames; COMPREPLY=($(compgen -f -- "$current")); return ;;
	--draw) choices='box dots ascii' ;;
	--dossier) choices=$(_concordat_ids dossiers) ;;
	--kind)
		choices='rtt ae dm01 ods cancer long'
		[[ $command == chart || $command == test ]] && choices='xmr run i p pp'
		;;
	--encoding) choices='UTF-8 UTF-16LE UTF-16BE WINDOWS-1252 ISO-8859-1 ISO-8859-15 CP437 CP850 MACINTOSH' ;;
	--by) choices='month quarter financial-year' ;;
	--basis) choices='commissioner provider' ;;
	--sort) choices='value change name code rank count variation assurance' ;;
	--sector) choices='nhs other independent charity GP-led' ;;
	--event) choices=$(_concordat_ids events) ;;
	--better) choices='up down neutral' ;;
	--rules) choices='nhsr mdc' ;;
	--trend) choices='6 7' ;;
	--gaps) choices='keep skip' ;;
	--per) choices='month day working-day' ;;
	--method) choices='reml ml nw ols' ;;
	--harmonics) choices='0 1 2' ;;
	--rebase | --fix | --target | --transition | --claim) ;;
	--limit | --period | --from | --to | --function | --test | --cancer-type | --for | --icb) ;;
	-*/*) choices=$options ;;
	*/) choices=$commands ;;
	*/list) choices=$kinds ;;
	*/import) compopt -o filenames; COMPREPLY=($(compgen -f -- "$current")); return ;;
	*/export) compopt -o filenames; COMPREPLY=($(compgen -d -- "$current")); return ;;
	*/chart | */test)
		compopt -o filenames
		COMPREPLY=($(compgen -f -- "$current") $(compgen -W "$(_concordat_ids measures)" -- "$current"))
		return
		;;
	*/series | */summary | */share) choices=$(_concordat_ids measures) ;;
	*/remove) choices=$(_concordat_ids imports) ;;
	*/show)
		table=$(_concordat_table "$current")
		[[ $table ]] && choices=$(_concordat_ids "$table")
		;;
	esac
	COMPREPLY=($(compgen -W "$choices" -- "$current"))
}

complete -F _concordat concordat
