/* AR(1) errors: each row less phi^gap of the one before it has independent errors, so one phi costs
 * one small least-squares fit; the best phi is searched. */
#include "autoregression.h"

#include <math.h>
#include <string.h>

/* Whitened columns into work; returns the log determinant of the correlation matrix. */
static double whiten(const struct autoregression *ar, double phi)
{
	double log_determinant = 0, power = phi, scale = 1, log_left = 0;
	int gap = 0;

	for (size_t j = 0; j <= ar->columns; j++)
		ar->work[j * ar->rows] = ar->xy[j * ar->rows];
	for (size_t i = 1; i < ar->rows; i++) {
		if (ar->months[i] - ar->months[i - 1] != gap) {
			gap = ar->months[i] - ar->months[i - 1];
			power = pow(phi, gap);
			log_left = log1p(-power * power);
			scale = 1 / sqrt(1 - power * power);
		}
		log_determinant += log_left;
		for (size_t j = 0; j <= ar->columns; j++) {
			const double *from = ar->xy + j * ar->rows + i;

			ar->work[j * ar->rows + i] = (from[0] - power * from[-1]) * scale;
		}
	}
	return log_determinant;
}

/* The log likelihood with everything but phi at its best; -INFINITY where it cannot be had. */
static double profile(const struct autoregression *ar, double phi, struct linear_fit *fit)
{
	double correlation = whiten(ar, phi);
	double count = (double)(ar->restricted ? ar->rows - ar->columns : ar->rows);
	double value;

	if (!linear_reduce(ar->work, ar->rows, ar->columns, fit))
		return -INFINITY;
	value = -count / 2 * (log(2 * M_PI * fit->rss / count) + 1) - correlation / 2;
	return ar->restricted ? value - fit->log_determinant / 2 : value;
}

/* Golden section in a bracket. */
static double search(const struct autoregression *ar, double low, double high)
{
	const double golden = 0.6180339887498949;
	struct linear_fit fit;
	double a = high - golden * (high - low), b = low + golden * (high - low);
	double at_a = profile(ar, a, &fit), at_b = profile(ar, b, &fit);

	while (high - low > 1e-7) {
		if (at_a > at_b) {
			high = b;
			b = a;
			at_b = at_a;
			a = high - golden * (high - low);
			at_a = profile(ar, a, &fit);
		} else {
			low = a;
			a = b;
			at_a = at_b;
			b = low + golden * (high - low);
			at_b = profile(ar, b, &fit);
		}
	}
	return (low + high) / 2;
}

bool autoregression_fit(struct autoregression *ar, struct linear_fit *out)
{
	/* The likelihood may have two tops: the best of a coarse net is climbed. */
	static const double net[] = {-0.9999, -0.98, -0.9, -0.75, -0.6, -0.45, -0.3, -0.15, 0, 0.15,
		0.3, 0.45, 0.6, 0.7, 0.8, 0.88, 0.94, 0.98, 0.995, 0.9999};
	size_t last = sizeof net / sizeof *net - 1, best = 0;
	double most = -INFINITY;

	for (size_t i = 0; i <= last; i++) {
		double value = profile(ar, net[i], out);

		if (value > most) {
			most = value;
			best = i;
		}
	}
	ar->phi = search(ar, net[best > 0 ? best - 1 : 0], net[best < last ? best + 1 : last]);
	ar->log_likelihood = profile(ar, ar->phi, out);
	if (!isfinite(ar->log_likelihood))
		return false;
	linear_solve(ar->work, out);
	return true;
}
