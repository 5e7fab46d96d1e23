/* Lets OpenCV use the OpenBLAS that comes with numpy, so that the bundle holds one and not two.
 *
 * OpenCV calls BLAS and LAPACK with 32-bit integers, numpy's library has 64-bit integers and names
 * with a prefix and a suffix. These are all the functions that OpenCV's wheel is linked to; the
 * bundle cannot be built when that changes, for then a symbol is missing.
 */

#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

typedef int32_t small;
typedef int64_t large;

#define NUMPY(name) scipy_##name##_64_
#define WIDE(name) large name##_ = *name
#define ANSWER *info = (small)info_

#define GEMM(name, number)                                                                        \
    void scipy_cblas_##name##64_(int, int, int, large, large, large, number, const void *, large, \
                                 const void *, large, number, void *, large);                     \
    void cblas_##name(int order, int ta, int tb, small m, small n, small k, number alpha,         \
                      const void *a, small lda, const void *b, small ldb, number beta, void *c,   \
                      small ldc) {                                                                \
        scipy_cblas_##name##64_(order, ta, tb, m, n, k, alpha, a, lda, b, ldb, beta, c, ldc);     \
    }

GEMM(sgemm, float)
GEMM(dgemm, double)
GEMM(cgemm, const void *)
GEMM(zgemm, const void *)

/* Copies the pivots that LAPACK wrote as 64-bit integers. */
static void narrow(small *to, const large *from, large count) {
    for (large i = 0; i < count; i++) to[i] = (small)from[i];
}

static large least(large a, large b) { return a < b ? a : b; }

static large *room(large count) {
    large *numbers = malloc(sizeof(large) * (size_t)(count > 0 ? count : 1));
    if (!numbers) abort();
    return numbers;
}

#define GESV(name)                                                                                \
    void NUMPY(name)(large *, large *, void *, large *, large *, void *, large *, large *);       \
    void name##_(small *n, small *nrhs, void *a, small *lda, small *ipiv, void *b, small *ldb,    \
                 small *info) {                                                                   \
        WIDE(n), WIDE_(nrhs), WIDE_(lda), WIDE_(ldb), info_ = 0, *pivots = room(n_);              \
        NUMPY(name)(&n_, &nrhs_, a, &lda_, pivots, b, &ldb_, &info_);                             \
        narrow(ipiv, pivots, n_);                                                                 \
        free(pivots);                                                                             \
        ANSWER;                                                                                   \
    }
#define WIDE_(name) name##_ = *name

GESV(sgesv)
GESV(dgesv)

#define GETRF(name)                                                                               \
    void NUMPY(name)(large *, large *, void *, large *, large *, large *);                        \
    void name##_(small *m, small *n, void *a, small *lda, small *ipiv, small *info) {             \
        WIDE(m), WIDE_(n), WIDE_(lda), info_ = 0, *pivots = room(least(m_, n_));                  \
        NUMPY(name)(&m_, &n_, a, &lda_, pivots, &info_);                                          \
        narrow(ipiv, pivots, least(m_, n_));                                                      \
        free(pivots);                                                                             \
        ANSWER;                                                                                   \
    }

GETRF(sgetrf)
GETRF(dgetrf)

#define POTRF(name)                                                                               \
    void NUMPY(name)(char *, large *, void *, large *, large *, size_t);                          \
    void name##_(char *uplo, small *n, void *a, small *lda, small *info) {                        \
        WIDE(n), WIDE_(lda), info_ = 0;                                                           \
        NUMPY(name)(uplo, &n_, a, &lda_, &info_, 1);                                              \
        ANSWER;                                                                                   \
    }

POTRF(spotrf)
POTRF(dpotrf)

#define POSV(name)                                                                                \
    void NUMPY(name)(char *, large *, large *, void *, large *, void *, large *, large *, size_t);\
    void name##_(char *uplo, small *n, small *nrhs, void *a, small *lda, void *b, small *ldb,     \
                 small *info) {                                                                   \
        WIDE(n), WIDE_(nrhs), WIDE_(lda), WIDE_(ldb), info_ = 0;                                  \
        NUMPY(name)(uplo, &n_, &nrhs_, a, &lda_, b, &ldb_, &info_, 1);                            \
        ANSWER;                                                                                   \
    }

POSV(sposv)
POSV(dposv)

#define GEQRF(name)                                                                               \
    void NUMPY(name)(large *, large *, void *, large *, void *, void *, large *, large *);        \
    void name##_(small *m, small *n, void *a, small *lda, void *tau, void *work, small *lwork,    \
                 small *info) {                                                                   \
        WIDE(m), WIDE_(n), WIDE_(lda), WIDE_(lwork), info_ = 0;                                   \
        NUMPY(name)(&m_, &n_, a, &lda_, tau, work, &lwork_, &info_);                              \
        ANSWER;                                                                                   \
    }

GEQRF(sgeqrf)
GEQRF(dgeqrf)

#define GELS(name)                                                                                \
    void NUMPY(name)(char *, large *, large *, large *, void *, large *, void *, large *, void *, \
                     large *, large *, size_t);                                                   \
    void name##_(char *trans, small *m, small *n, small *nrhs, void *a, small *lda, void *b,      \
                 small *ldb, void *work, small *lwork, small *info) {                             \
        WIDE(m), WIDE_(n), WIDE_(nrhs), WIDE_(lda), WIDE_(ldb), WIDE_(lwork), info_ = 0;          \
        NUMPY(name)(trans, &m_, &n_, &nrhs_, a, &lda_, b, &ldb_, work, &lwork_, &info_, 1);       \
        ANSWER;                                                                                   \
    }

GELS(sgels)
GELS(dgels)

#define GESDD(name)                                                                               \
    void NUMPY(name)(char *, large *, large *, void *, large *, void *, void *, large *, void *,  \
                     large *, void *, large *, large *, large *, size_t);                         \
    void name##_(char *job, small *m, small *n, void *a, small *lda, void *s, void *u,            \
                 small *ldu, void *vt, small *ldvt, void *work, small *lwork, small *iwork,       \
                 small *info) {                                                                   \
        WIDE(m), WIDE_(n), WIDE_(lda), WIDE_(ldu), WIDE_(ldvt), WIDE_(lwork), info_ = 0;          \
        large *scratch = room(8 * least(m_, n_));                                                 \
        (void)iwork; /* as large as LAPACK asks for, but for small integers */                    \
        NUMPY(name)(job, &m_, &n_, a, &lda_, s, u, &ldu_, vt, &ldvt_, work, &lwork_, scratch,     \
                    &info_, 1);                                                                   \
        free(scratch);                                                                            \
        ANSWER;                                                                                   \
    }

GESDD(sgesdd)
GESDD(dgesdd)

void NUMPY(dgeev)(char *, char *, large *, void *, large *, void *, void *, void *, large *,
                  void *, large *, void *, large *, large *, size_t, size_t);
void dgeev_(char *left, char *right, small *n, void *a, small *lda, void *wr, void *wi, void *vl,
            small *ldvl, void *vr, small *ldvr, void *work, small *lwork, small *info) {
    WIDE(n), WIDE_(lda), WIDE_(ldvl), WIDE_(ldvr), WIDE_(lwork), info_ = 0;
    NUMPY(dgeev)(left, right, &n_, a, &lda_, wr, wi, vl, &ldvl_, vr, &ldvr_, work, &lwork_, &info_,
                 1, 1);
    ANSWER;
}
