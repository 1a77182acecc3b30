#ifndef LAYOUT_GRID_ROW_H
#define LAYOUT_GRID_ROW_H

#include "layout/cluster.h"
#include "layout/grid.h"
#include "layout/piece.h"

/*
 * A row of a table as a piece. Its cells stand side by side, so what a row of the screen shows lies in several places of the text.
 * Rows are still in order: each starts where a line of the row's tallest cell does, and the row that shows a position is looked
 * for in the cell that holds it. In a record the cells stand one under the other, each behind its column's name.
 */

/* Lays out the piece, whose block, range and hidden ranges are set. */
void grid_row_make(struct pieces *pieces, const struct grid *grid, struct piece *piece);

/* The index of the row that shows the position. */
size_t grid_row_showing(const struct grid *grid, const struct piece *piece, uint64_t pos);

/* The smallest range that holds all that the row shows. */
struct range grid_row_extent(const struct grid *grid, const struct piece *piece, size_t row);

/* As layout_row_draw_until. */
void grid_row_draw(struct pieces *pieces, const struct grid *grid, const struct piece *piece,
                   size_t row, unsigned limit,
                   void (*put)(void *context, uint64_t pos, unsigned column,
                               const struct cluster *cluster),
                   void *context);

/* The line under the headers; pos is what its clusters say that they stand at. */
void grid_row_rule(const struct grid *grid, uint64_t pos, unsigned limit,
                   void (*put)(void *context, uint64_t pos, unsigned column,
                               const struct cluster *cluster),
                   void *context);

#endif
