// Letters of Vietnamese that came through the wrong code page. TCVN3 (ABC) and VNI are fonts from before Unicode: each
// gives the codes of Western letters other looks, so that "Nguyễn Văn Thử" is stored as "NguyÔn V¨n Thö" or
// "Nguyeãn Vaên Thöû".

/** TCVN 5712:1993, VN3: what stands at the codes from 0xA1 on. */
const TCVN3 = new Map(
  [
    ...'¡Ă ¢Â £Ê ¤Ô ¥Ơ ¦Ư §Đ ¨ă ©â ªê «ô ¬ơ \u00ADư ®đ µà ¶ả ·ã ¸á ¹ạ »ằ ¼ẳ ½ẵ ¾ắ Æặ Çầ Èẩ Éẫ Êấ Ëậ Ìè Îẻ Ïẽ Ðé Ñẹ Òề Óể Ôễ'.split(
      ' ',
    ),
  ]
    .concat(
      'Õế Öệ ×ì Øỉ Üĩ Ýí Þị ßò áỏ âõ ãó äọ åồ æổ çỗ èố éộ êờ ëở ìỡ íớ îợ ïù ñủ òũ óú ôụ õừ öử ÷ữ øứ ùự úỳ ûỷ üỹ ýý þỵ'.split(
        ' ',
      ),
    )
    .map((pair) => [pair.slice(0, 1), pair.slice(1)] as const),
);

/** VNI: a letter, and behind it one that carries its hat and its tone. */
const VNI_MARKS = new Map(
  Object.entries({
    ù: '\u0301',
    ø: '\u0300',
    û: '\u0309',
    õ: '\u0303',
    ï: '\u0323',
    â: '\u0302',
    á: '\u0302\u0301',
    à: '\u0302\u0300',
    å: '\u0302\u0309',
    ã: '\u0302\u0303',
    ä: '\u0302\u0323',
    ê: '\u0306',
    é: '\u0306\u0301',
    è: '\u0306\u0300',
    ú: '\u0306\u0309',
    ü: '\u0306\u0303',
    ë: '\u0306\u0323',
  }),
);
/** VNI: letters of one code. */
const VNI_LETTERS = new Map(Object.entries({ ô: 'ơ', ö: 'ư', ñ: 'đ', æ: 'ỉ', ó: 'ĩ', ò: 'ị', î: 'ỵ' }));

/** Rhymes of Vietnamese syllables, without tones. */
const RHYMES =
  'a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây e ec em en eng eo ep et ê êch êm ên ênh êp êt êu i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uân uâng uât uây uc uê uêch uênh ui um un ung uôc uôi uôm uôn uông uôt up ut uơ uy uya uych uyên uyêt uyn uynh uyp uyt uyu ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu y yêm yên yêng yêt yêu'.replaceAll(
    ' ',
    '|',
  );
const SYLLABLE = new RegExp(`^(ngh?|nh|kh|ph|th|tr|ch|gh?|gi|qu|[bcdđhklmnprstvx])?(${RHYMES})$`, 'u');
/** Tones stand on vowels: the sign of ñ is none. */
const TONES = /(?<=[aeiouy][\u0302\u0306\u031B]?)[\u0300\u0301\u0303\u0309\u0323]/gu;

/** Letters and signs of Western code pages: words that have one which is not of the alphabet. */
const WORD = /[A-Za-z]*[\u00A1-\u00FF][A-Za-z\u00A1-\u00FF]*/gu;
const NOT_ALPHABET = /[\u00A1-\u00FF]/u;
/** Signs that TCVN3 has for letters, and nobody writes inside of a word. */
const SIGN_IN_WORD = /[A-Za-z][¡¢£¤¥¦§¨©ª¬®µ¶·¸¹¼½¾×÷]|[¡¢£¤¥¦§¨©ª¬®µ¶·¸¹¼½¾×÷][A-Za-z]/u;

/** Names of the Ê Đê begin so, and have an ñ of their own. */
const EDE = /^(y|h)['’ʼ\s]/iu;

/** Ð that is typed for Đ: it begins a word, or stands among capitals. */
const LIKE_D = /^[Ðð]|^[^a-z]*Ð[^a-z]*$/u;

/** What a text in the letters of TCVN3 or VNI says in Unicode; null when it is in no such letters. */
export function oldLetters(text: string): string | null {
  const composed = text.normalize('NFC');
  if (!NOT_ALPHABET.test(composed)) return null;
  const [tcvn3, vni] = [readOld(composed, fromTcvn3), readOld(composed, fromVni)];
  // VNI writes two letters for one, which TCVN3 makes syllables of now and then (Leâ, Lê or Leõ), and not the other way.
  if (vni.found > 0 && vni.found >= tcvn3.found) return vni.said;
  return tcvn3.found > 0 || SIGN_IN_WORD.test(composed) ? tcvn3.said : null;
}

/** Reads word by word, and counts those that only so become syllables. */
function readOld(text: string, read: (word: string) => string): { found: number; said: string } {
  let found = 0;
  const said = text.replace(WORD, (word, at: number) => {
    if (!standsAlone(text, at, word) || LIKE_D.test(word)) return word;
    const unicode = read(word);
    const onlyStroke = unicode === word.replaceAll('ñ', 'đ').replaceAll('Ñ', 'Đ');
    if (!isSyllable(word) && isSyllable(unicode) && !(onlyStroke && EDE.test(text))) found += 1;
    return unicode;
  });
  return { found, said };
}

/** Whether letters of a text were lost: marks for what could not be written, or bytes of UTF-8 taken for letters. */
export function lettersAreLost(text: string): boolean {
  return /[?\uFFFD\p{Co}]|[ÂÃÄÅÆ][\u0080-\u00BF\u0192\u201A-\u2026\u2030\u2039\u203A\u20AC\u2122]|á[»º][\u0080-\u00BF\u0152-\u2122]/u.test(
    text,
  );
}

/** Old letters know nothing of the letters that only Unicode has. */
function standsAlone(text: string, at: number, word: string): boolean {
  return !/\p{L}$/u.test(text.slice(Math.max(0, at - 2), at)) && !/^[\p{L}\p{M}]/u.test(text.slice(at + word.length));
}

function isSyllable(word: string): boolean {
  const parts = word.toLowerCase().normalize('NFD');
  return (parts.match(TONES) ?? []).length <= 1 && SYLLABLE.test(parts.replace(TONES, '').normalize('NFC'));
}

function fromTcvn3(word: string): string {
  return word.replace(/[\u00A1-\u00FF]/gu, (letter) => TCVN3.get(letter) ?? letter);
}

function fromVni(word: string): string {
  return word
    .replace(/[ôöñæóòî]/giu, (letter) => sameCase(letter, VNI_LETTERS.get(letter.toLowerCase()) ?? letter))
    .replace(/([aeouyơư])([ùøûõïâáàåãäêéèúüë])/giu, (pair, letter: string, mark: string) => {
      const marks = VNI_MARKS.get(mark.toLowerCase());
      return marks === undefined ? pair : `${letter}${marks}`.normalize('NFC');
    });
}

function sameCase(as: string, letter: string): string {
  return as === as.toLowerCase() ? letter : letter.toUpperCase();
}
