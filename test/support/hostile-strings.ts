// Two hundred texts that have broken pages elsewhere: markup, attributes, templates, odd letters, and what only looks harmless.

const SEEDS = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<svg/onload=alert(1)>',
  '<iframe srcdoc="<script>alert(1)</script>">',
  '<body onload=alert(1)>',
  '<a href="javascript:alert(1)">x</a>',
  '<math><mi xlink:href="data:x,<script>alert(1)</script>">',
  '<details open ontoggle=alert(1)>',
  '<input autofocus onfocus=alert(1)>',
  '<style>*{display:none}</style>',
  '<!--<img src="--><img src=x onerror=alert(1)>',
  '<form action=//elsewhere.example><button>',
  '<meta http-equiv=refresh content=0;url=//elsewhere.example>',
  '<base href=//elsewhere.example>',
  '<template><script>alert(1)</script></template>',
  '{{constructor.constructor("alert(1)")()}}',
  '${alert(1)}',
  '#{alert(1)}',
  '%3Cscript%3Ealert(1)%3C/script%3E',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '\u202Etpircs\u202C',
  'Åse Øvrebø Čálli Đorđe 鈴木 Żółć 👩🏽‍⚖️',
  "O'Brien; DROP TABLE cases;--",
  '__proto__[polluted]=1',
  '../../../etc/passwd',
];

const WRAPPERS: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => `">${text}`,
  (text) => `'>${text}`,
  (text) => `</textarea>${text}`,
  (text) => `</title>${text}`,
  (text) => `--></script>${text}`,
  (text) => `" onmouseover="alert(1)" x="${text}`,
  (text) => `javascript:/*${text}*/alert(1)`,
];

export const HOSTILE_STRINGS: readonly string[] = SEEDS.flatMap((seed) => WRAPPERS.map((wrap) => wrap(seed)));
