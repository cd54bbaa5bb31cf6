/** What the argument `asOf` of everything that the tree of a day answers says. */
export const AS_OF = 'As it was on this day, which is not in the future; as it is today when left out.';
