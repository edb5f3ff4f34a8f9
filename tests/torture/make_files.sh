#!/bin/sh
# Writes made files of the real layouts into FOLDER: RTT of two months (121 columns, 200 providers, so that it is a whole month, and
# large enough to be read by two threads), A&E, the long form, and a .zip of the RTT where python3 can make one.
# They are of months that NHS England has published nothing of: else they would be too small to be whole.
set -eu
cd "$1"

rtt() {
	awk -v month="$1" 'BEGIN {
		printf "Period,Provider Parent Org Code,Provider Parent Name,Provider Org Code,Provider Org Name,"
		printf "Commissioner Parent Org Code,Commissioner Parent Name,Commissioner Org Code,Commissioner Org Name,"
		printf "RTT Part Type,RTT Part Description,Treatment Function Code,Treatment Function Name"
		for (i = 0; i < 104; i++) printf ",Gt %02d To %02d Weeks SUM 1", i, i + 1
		printf ",Gt 104 Weeks SUM 1,Total,Patients with unknown clock start date,Total All\r\n"
		split("Part_1A Part_1B Part_2", parts, " ")
		split("C_100 C_110 C_999", functions, " ")
		for (p = 0; p < 200; p++) for (k = 1; k <= 3; k++) {
			for (b = 0; b < 105; b++) all[b] = 0
			for (f = 1; f <= 3; f++) {
				sum = 0
				bands = ""
				for (b = 0; b < 105; b++) {
					n = f == 3 ? all[b] : (p * 7 + k * 3 + f + b * 5) % 11
					all[b] += n
					sum += n
					bands = bands "," (n > 0 || b % 7 != 3 ? n : "")
				}
				printf "RTT-%s,Q%02d,ICB OF MADE,R%c%d,MADE NHS TRUST %d,", month, p % 9, 65 + p / 10, p % 10, p
				printf "Q%02d,ICB OF MADE,%02dA,A COMMISSIONER,%s,Made Pathways,", p % 9, p % 9, parts[k]
				printf "%s,Function %s%s,%s,,%d\r\n", functions[f], functions[f], bands, k < 3 ? sum : "", sum
			}
		}
	}' >"RTT-$1-full-extract.csv"
}
rtt March-2027
rtt April-2027

awk 'BEGIN {
	printf "Period,Org Code,Parent Org,Org name"
	many = split("A&E attendances |A&E attendances Booked Appointments |Attendances over 4hrs |Attendances over 4hrs Booked Appointments |",
		groups, "|")
	for (g = 1; g <= many - 1; g++)
		printf ",%sType 1,%sType 2,%sOther %sDepartment", groups[g], groups[g], groups[g], g == 1 || g == 3 ? "A&E " : ""
	printf ",Patients who have waited 4-12 hs from DTA to admission,Patients who have waited 12+ hrs from DTA to admission"
	printf ",Emergency admissions via A&E - Type 1,Emergency admissions via A&E - Type 2"
	printf ",Emergency admissions via A&E - Other A&E department,Other emergency admissions\n"
	for (p = 0; p <= 200; p++) {
		if (p < 200) printf "MSitAE-APRIL-2027,R%c%d,NHS ENGLAND LONDON,MADE NHS TRUST %d", 65 + p / 10, p % 10, p
		else printf "TOTAL,TOTAL,TOTAL,TOTAL"
		for (c = 0; c < 18; c++) {
			n = (p * 13 + c * 7) % 90 + (c < 3 ? 400 : 0)
			if (p < 200) sum[c] += n
			printf ",%d", p < 200 ? n : sum[c]
		}
		printf "\n"
	}
}' >Monthly-AE-April-2027.csv

awk 'BEGIN {
	print "provider,measure,period,value,unit"
	for (p = 0; p < 200; p++) for (m = 1; m <= 12; m++)
		printf "R%c%d,beds.open,2025-%02d,%d,beds\n", 65 + p / 10, p % 10, m, (p * 17 + m * 5) % 900
}' >beds.csv

! command -v python3 >/dev/null 2>&1 || python3 - <<'PYTHON'
import zipfile
with zipfile.ZipFile("RTT-April-2027.zip", "w", zipfile.ZIP_DEFLATED) as archive:
    archive.write("RTT-April-2027-full-extract.csv")
PYTHON
