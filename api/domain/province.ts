/** What a province is called: a `tỉnh` or a `thành phố`, as its settings say. Pure. */

/** `tỉnh` of `tỉnh Hưng Yên`, `thành phố` of `thành phố Hải Phòng`; the whole name where it says neither. */
export const provinceKind = ({ name, place }: { name: string; place: string }): string =>
  name.replace(place, '').replace(/\s+/g, ' ').trim() || name
