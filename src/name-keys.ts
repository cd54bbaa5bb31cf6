// The two keys of a name. The functions search_key() and name_key() of the database are the same, class by class.

/** Ð (eth) and Ɖ (African D) look like Đ, and come with other keyboards and from scans; ð, ɖ and ᵭ are their small ones. */
const LIKE_D = /[\u00d0\u00f0\u0110\u0189\u0256\u1d6d]/g;
/** What keyboards, word processors and scans put for the apostrophe of H'Bia and Ea H'leo. */
const LIKE_APOSTROPHE =
  /[\u0060\u00b4\u02b9\u02bb-\u02bf\u02c8\u02ca\u02cb\u055a\u055b\u05f3\u07f4\u07f5\u1fbd\u1fbf\u1fef\u1ffd\u1ffe\u2018\u2019\u201b\u2032\u2035\ua78b\ua78c\uff07\uff40]/g;
/** What word processors make of the quotation mark. */
const LIKE_QUOTE = /[\u00ab\u00bb\u201c-\u201f\u2033\u2036\uff02]/g;
/** What word processors make of the hyphen. */
const LIKE_HYPHEN = /[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/g;
/** The dotless i, and the dot that a Turkish capital İ leaves behind. */
const DOTLESS_I = /\u0131/g;
const DOT_ABOVE = /\u0307/g;
/** Soft hyphens, zero-width and direction marks. */
const INVISIBLE = /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/g;
const BLANKS = /\s+/g;
/** Decomposed, the names of this country need no other letters; so no key depends on a version of Unicode. */
const LARGE = /[A-Z\u0243]/g;
const MARKS = /[\u0300-\u036f]/g;
/** A tone (huyền, sắc, ngã, hỏi, nặng), and what follows of its syllable. */
const TONE_INSIDE = /([\u0300\u0301\u0303\u0309\u0323])([\u0302\u0304-\u0308\u030a-\u0322\u0324-\u036fa-zđƀ]+)/g;

/** One writing of a name: decomposed, small, look-alikes as what they stand for, nothing invisible, blanks single. */
function fold(name: string): string {
  return name
    .replace(LIKE_D, 'đ')
    .replace(LIKE_APOSTROPHE, "'")
    .replace(LIKE_QUOTE, '"')
    .replace(LIKE_HYPHEN, '-')
    .replace(DOTLESS_I, 'i')
    .normalize('NFKD')
    .replace(INVISIBLE, '')
    .replace(DOT_ABOVE, '')
    .replace(LARGE, (letter) => letter.toLowerCase())
    .replace(BLANKS, ' ')
    .replace(/^ | $/g, '');
}

/**
 * What names are looked for by: a folded name without accents, đ as d, so that "luc yen" finds "Lục Yên". Names that are
 * alike by it may still be of different people (Hoa, Hòa): search finds them all, and an import points them out.
 */
export function searchKey(name: string): string {
  return fold(name).replace(MARKS, '').replaceAll('đ', 'd').replaceAll('ƀ', 'b');
}

/**
 * What names are the same by: a folded name with its accents, each tone at the end of its syllable, so that HOÀ, Hoà and
 * Hòa are one name and Hoa is another.
 */
export function nameKey(name: string): string {
  return fold(name).replace(TONE_INSIDE, '$2$1').normalize('NFC');
}
