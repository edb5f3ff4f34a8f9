/* Least squares by Householder reflections, written for many small fits. */
#include "analysis/linear.h"

#include <math.h>
#include <string.h>

static double dot(const double *a, const double *b, size_t count)
{
	double sums[4] = {0}; /* four chains: a sum waits for its last addition */
	size_t i = 0;

	for (; i + 4 <= count; i += 4)
		for (size_t k = 0; k < 4; k++)
			sums[k] += a[i + k] * b[i + k];
	for (; i < count; i++)
		sums[0] += a[i] * b[i];
	return (sums[0] + sums[1]) + (sums[2] + sums[3]);
}

/* Reflects column j onto its diagonal and every later column with it. */
static bool reflect(double *xy, size_t rows, size_t columns, size_t j)
{
	double *pivot = xy + j * rows + j;
	size_t below = rows - j;
	double norm = sqrt(dot(pivot, pivot, below)), head;
	double whole = sqrt(dot(xy + j * rows, xy + j * rows, rows));

	if (!(norm > 1e-10 * whole) || !isfinite(norm))
		return false;
	norm = *pivot > 0 ? -norm : norm;
	head = *pivot - norm;
	*pivot = head;
	for (size_t k = j + 1; k <= columns; k++) {
		double *other = xy + k * rows + j;
		double factor = dot(pivot, other, below) / (norm * head);

		for (size_t i = 0; i < below; i++)
			other[i] += factor * pivot[i];
	}
	*pivot = norm;
	return true;
}

bool linear_reduce(double *xy, size_t rows, size_t columns, struct linear_fit *out)
{
	const double *rest = xy + columns * rows + columns;

	if (rows < columns || columns > LINEAR_COLUMNS)
		return false;
	out->rows = rows;
	out->columns = columns;
	out->log_determinant = 0;
	for (size_t j = 0; j < columns; j++) {
		if (!reflect(xy, rows, columns, j))
			return false;
		out->log_determinant += 2 * log(fabs(xy[j * rows + j]));
	}
	out->rss = dot(rest, rest, rows - columns);
	return true;
}

/* Solves R x = b upwards; b is overwritten. */
static void back_substitute(const double *r, size_t rows, size_t columns, double *b)
{
	for (size_t j = columns; j-- > 0;) {
		b[j] /= r[j * rows + j];
		for (size_t i = 0; i < j; i++)
			b[i] -= r[j * rows + i] * b[j];
	}
}

void linear_solve(const double *xy, struct linear_fit *out)
{
	double root[LINEAR_COLUMNS][LINEAR_COLUMNS] = {{0}}; /* column j of the inverse of R */
	size_t p = out->columns;

	memcpy(out->coefficients, xy + p * out->rows, p * sizeof *xy);
	back_substitute(xy, out->rows, p, out->coefficients);
	for (size_t j = 0; j < p; j++) {
		root[j][j] = 1;
		back_substitute(xy, out->rows, p, root[j]);
	}
	for (size_t a = 0; a < p; a++)
		for (size_t b = 0; b < p; b++) {
			double sum = 0;

			for (size_t j = 0; j < p; j++)
				sum += root[j][a] * root[j][b];
			out->inverse[a][b] = sum;
		}
}

void linear_residuals(const double *xy, const struct linear_fit *fit, double *residuals)
{
	size_t rows = fit->rows;

	memcpy(residuals, xy + fit->columns * rows, rows * sizeof *xy);
	for (size_t j = 0; j < fit->columns; j++)
		for (size_t i = 0; i < rows; i++)
			residuals[i] -= fit->coefficients[j] * xy[j * rows + i];
}

size_t linear_newey_west_lag(size_t rows)
{
	return (size_t)floor(4 * pow((double)rows / 100, 2.0 / 9));
}

struct square {
	double at[LINEAR_COLUMNS][LINEAR_COLUMNS];
};

/* Sum over rows of e_i e_(i-lag) x_i x_(i-lag)'. */
static struct square lagged_products(
	const double *xy, const double *residuals, size_t rows, size_t columns, size_t lag)
{
	struct square out = {{{0}}};

	for (size_t a = 0; a < columns; a++)
		for (size_t b = 0; b < columns; b++)
			for (size_t i = lag; i < rows; i++)
				out.at[a][b] += residuals[i] * xy[a * rows + i] *
						residuals[i - lag] * xy[b * rows + i - lag];
	return out;
}

static struct square multiply(const struct square *a, const struct square *b, size_t columns)
{
	struct square out = {{{0}}};

	for (size_t i = 0; i < columns; i++)
		for (size_t j = 0; j < columns; j++)
			for (size_t k = 0; k < columns; k++)
				out.at[i][j] += a->at[i][k] * b->at[k][j];
	return out;
}

void linear_newey_west(const double *xy, const double *residuals, const struct linear_fit *fit,
	size_t lag, double covariance[LINEAR_COLUMNS][LINEAR_COLUMNS])
{
	size_t n = fit->rows, p = fit->columns;
	struct square meat = lagged_products(xy, residuals, n, p, 0), bread, product;
	double adjust = (double)n / (double)(n - p);

	for (size_t l = 1; l <= lag && l < n; l++) {
		struct square lagged = lagged_products(xy, residuals, n, p, l);
		double weight = 1 - (double)l / (double)(lag + 1);

		for (size_t a = 0; a < p; a++)
			for (size_t b = 0; b < p; b++)
				meat.at[a][b] += weight * (lagged.at[a][b] + lagged.at[b][a]);
	}
	memcpy(bread.at, fit->inverse, sizeof bread.at);
	product = multiply(&bread, &meat, p);
	product = multiply(&product, &bread, p);
	for (size_t a = 0; a < p; a++)
		for (size_t b = 0; b < p; b++)
			covariance[a][b] = product.at[a][b] * adjust;
}
