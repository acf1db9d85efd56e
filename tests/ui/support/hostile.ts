/** Texts that break careless programs, without characters that the rules refuse. */
export const HOSTILE = [
  `<img src=x onerror="alert(1)">`,
  `<script>alert(2)</script>`,
  `"><svg/onload=alert(3)>`,
  `<a href="javascript:alert(4)">click</a> javascript:alert(5)`,
  `<iframe srcdoc="<script>parent.alert(6)</script>">`,
  `{{constructor.constructor('alert(7)')()}} \${alert(8)} #{alert(9)}`,
  `'; DROP TABLE users; -- \\' OR 1=1 %_%`,
  `=HYPERLINK("http://example.org","x")`,
  `Z\u0351\u036B\u0343\u0319\u0324a\u0334\u0335lgo مرحبا שלום 👩‍👩‍👧‍👦 𝕏`,
] as const;

/** One word longer than any line. */
export function word(length: number): string {
  return "W".repeat(length);
}

/** Characters that the rules refuse: they change the direction of the surrounding text or are invisible. */
export const DECEPTIVE = ["invoice\u202Efdp.exe", "zero\u200Bwidth", "mark\uFEFF", "nul\u0000"] as const;
