// The style sheet of the API page: readable at 320 pixels, by dark and by light, on paper too.

export const DOCS_STYLE = `
:root { color-scheme: light dark; font: 1rem/1.55 system-ui, sans-serif; }
body { margin: 0 auto; max-width: 54rem; padding: 1rem; overflow-wrap: anywhere; }
h1 { font-size: 1.6rem; line-height: 1.25; }
h2 { font-size: 1.3rem; margin-top: 2.5rem; border-bottom: 1px solid; }
h3 { font-size: 1.05rem; margin-top: 2rem; }
h4 { font-size: 1rem; margin: 1rem 0 0.25rem; }
code, pre { font-family: ui-monospace, monospace; font-size: 0.92em; }
pre { white-space: pre-wrap; border: 1px solid; padding: 0.75rem; }
ul { padding-left: 1.25rem; }
li { margin: 0.2rem 0; }
dt { font-weight: 600; margin-top: 0.75rem; }
dd { margin: 0 0 0 1rem; }
nav ul { columns: 2 16rem; list-style: none; padding: 0; }
.method { font-weight: 700; text-transform: uppercase; }
.skip { position: absolute; left: -999rem; }
.skip:focus { left: 1rem; top: 0.5rem; background: Canvas; padding: 0.5rem; }
a { color: LinkText; text-underline-offset: 0.15em; }
:focus-visible { outline: 3px solid; outline-offset: 2px; }
:target { scroll-margin-top: 1rem; outline: 2px dashed; outline-offset: 4px; }
`;
