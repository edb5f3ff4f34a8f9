/* Tail probabilities and quantiles of the normal, Student and F distributions, to about 1e-11
 * relative up to 2,000 degrees of freedom. */
#ifndef ANALYSIS_DISTRIBUTION_H
#define ANALYSIS_DISTRIBUTION_H

/*
 * Regularised incomplete beta function I_x(a, b), a and b > 0, x in 0..1; NAN otherwise. By the
 * continued fraction of DLMF 8.17.22, evaluated as Lentz did.
 */
double distribution_beta(double x, double a, double b);

/* P(Z > z) for a standard normal Z. */
double distribution_normal_upper(double z);

/* P(|T| > |t|) for Student's t with df > 0 degrees of freedom; NAN in, NAN out. */
double distribution_student_two_sided(double t, double df);

/* P(T <= t). */
double distribution_student(double t, double df);

/* The t > 0 with P(|T| > t) = p, for p in (0, 1): 0.05 gives the factor of a 95 % interval. */
double distribution_student_quantile(double p, double df);

/* P(F > f) with df1 and df2 degrees of freedom. */
double distribution_f_upper(double f, double df1, double df2);

#endif
