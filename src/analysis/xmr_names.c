/* The fixed names of XmR charts, as NHSRplotthedots spells them. */
#include "analysis/xmr.h"

const char *const xmr_rules_names[] = {"nhsr", "mdc", NULL};

const char *const xmr_direction_names[] = {"neutral", "increase", "decrease", NULL};

const char *const xmr_type_names[] = {"Common Cause", "Above UCL", "Below LCL",
	"7 Point Trend (Increasing)", "7 Point Trend (Decreasing)", "2 in 3 Above CL",
	"2 in 3 Below CL", "7 Points Above CL", "7 Points Below CL", NULL};

const char *xmr_type_name(enum xmr_type type, size_t trend)
{
	if (trend == XMR_TREND_SHORT && type == XMR_TREND_INCREASING)
		return "6 Point Trend (Increasing)";
	if (trend == XMR_TREND_SHORT && type == XMR_TREND_DECREASING)
		return "6 Point Trend (Decreasing)";
	return xmr_type_names[type];
}

const char *const xmr_point_type_names[] = {"common_cause", "special_cause_improvement",
	"special_cause_concern", "special_cause_neutral_high", "special_cause_neutral_low", NULL};

const char *const xmr_variation_names[] = {"common_cause", "improvement_high", "improvement_low",
	"concern_high", "concern_low", "neutral_high", "neutral_low", NULL};

const char *const xmr_assurance_names[] = {"", "pass", "fail", "inconsistent", NULL};
