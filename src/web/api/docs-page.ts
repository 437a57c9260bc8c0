// The API description as a page for people: server-made, no scripts, every value escaped.

import { encode } from 'html-entities';
import { FAULT_WORDS } from '../../http/fault-words.js';
import { PROBLEMS, isProblemCode } from '../../http/problems.js';
import type { JsonSchema } from './json-schemas.js';
import type { OpenApi, Operation, Parameter, Response } from './openapi.js';

/** A whole HTML document. `styleUrl` and `jsonUrl` are where the style sheet and the description itself are served. */
export function docsPage(api: OpenApi, at: { readonly styleUrl: string; readonly jsonUrl: string }): string {
  const title = encode(api.info.title);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="stylesheet" href="${encode(at.styleUrl)}">
</head>
<body>
<a class="skip" href="#content">Skip to the content</a>
<header><h1>${title}</h1>
<p>Described for machines by <a href="${encode(at.jsonUrl)}">OpenAPI 3.1</a>. Base address: <code>${encode(api.servers[0]?.url ?? '')}</code></p></header>
<nav aria-label="Routes"><ul>${operations(api).map(link).join('')}
<li><a href="#problems">Problems</a></li><li><a href="#faults">Faults of fields</a></li><li><a href="#schemas">Shared shapes</a></li></ul></nav>
<main id="content">
${GENERAL}
<h2>Routes</h2>
${operations(api).map(routeSection).join('\n')}
<h2 id="problems">Problems</h2>
<dl>${Object.entries(PROBLEMS).map(problemEntry).join('\n')}</dl>
<h2 id="faults">Faults of fields</h2>
<dl>${Object.entries(FAULT_WORDS).map(faultEntry).join('\n')}</dl>
<h2 id="schemas">Shared shapes</h2>
${Object.entries(api.components.schemas).map(schemaSection).join('\n')}
</main>
</body>
</html>
`;
}

const GENERAL = `<h2>In general</h2>
<ul>
<li>JSON in UTF-8, camelCase. Days are <code>YYYY-MM-DD</code> (Oslo); instants are ISO 8601 in UTC with <code>Z</code>. Unknown fields are refused.</li>
<li>Routes with a scope take <code>Authorization: Bearer</code> with an API client’s key. A client acting for a person says so in <code>On-Behalf-Of</code>.</li>
<li>Errors are <code>application/problem+json</code> with a stable <code>code</code>; <code>errors</code> lists every fault. <code>Accept-Language</code> (nb, nn, en) chooses the texts.</li>
<li>Creating requests take <code>Idempotency-Key</code> (at most 255 characters): the same key and body within 24 hours give the same answer and are done once. Without an API key, the key and the body are all that keep strangers from the kept answer: use a random one, such as a UUID. Refusals are not kept.</li>
<li>Every answer carries <code>X-Request-Id</code>; quote it when you ask us about one.</li>
</ul>`;

type Named = { readonly method: string; readonly path: string; readonly operation: Operation };

function operations(api: OpenApi): readonly Named[] {
  return Object.entries(api.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ method, path, operation })),
  );
}

function link({ method, path, operation }: Named): string {
  return `<li><a href="#${encode(operation.operationId)}"><span class="method">${encode(method)}</span> <code>${encode(path)}</code></a></li>`;
}

function routeSection({ method, path, operation }: Named): string {
  const scopes = operation.security.flatMap(({ key }) => key ?? []);
  const who = scopes.length > 0 ? `Needs an API key with scope ${scopes.join(', ')}.` : 'Open to anyone.';
  return `<section aria-labelledby="${encode(operation.operationId)}">
<h3 id="${encode(operation.operationId)}"><span class="method">${encode(method)}</span> <code>${encode(path)}</code></h3>
<p>${encode(operation.summary)} ${encode(who)}</p>
${listed('Parameters', operation.parameters.map(parameterItem))}
${bodyPart(operation)}
<h4>Answers</h4>
<dl>${Object.entries(operation.responses).map(answerEntry).join('')}</dl>
</section>`;
}

function parameterItem({ name, in: place, required, schema, description }: Parameter): string {
  const told = [place, required ? 'required' : 'optional', ...typeOf(schema)].join(', ');
  const text = description ?? (typeof schema.description === 'string' ? schema.description : '');
  return `<li><code>${encode(name)}</code> (${encode(told)}) ${encode(text)}</li>`;
}

function bodyPart({ requestBody }: Operation): string {
  if (!requestBody) return '';
  return Object.entries(requestBody.content)
    .map(([type, { schema }]) => `<h4>Body, <code>${encode(type)}</code></h4>${shape(schema)}`)
    .join('');
}

function answerEntry([status, { description, content, 'x-codes': codes }]: [string, Response]): string {
  if (codes) return `<dt>${encode(status)}</dt><dd>${codes.map(codeLink).join(', ')}</dd>`;
  const shapes = Object.entries(content ?? {}).map(([type, { schema }]) =>
    type === 'application/json' ? shape(schema) : `<p><code>${encode(type)}</code></p>`,
  );
  return `<dt>${encode(status)}</dt><dd>${encode(description)}${shapes.join('')}</dd>`;
}

function codeLink(code: string): string {
  return `<a href="#${encode(code)}"><code>${encode(code)}</code></a>`;
}

function schemaSection([name, schema]: [string, JsonSchema]): string {
  return `<section><h3 id="schema-${encode(name)}"><code>${encode(name)}</code></h3>${shape(schema)}</section>`;
}

/** A schema as nested lists; shared ones are links. */
function shape(schema: JsonSchema): string {
  if (typeof schema.$ref === 'string') return `<p>${reference(schema.$ref)}</p>`;
  const { description } = schema;
  const told = typeof description === 'string' ? `<p>${encode(description)}</p>` : '';
  return told + (inner(schema) || `<p>${encode(typeOf(schema).join(', ') || 'any value')}</p>`);
}

function inner(schema: JsonSchema): string {
  const choices = [schema.anyOf, schema.oneOf].flatMap((list) =>
    Array.isArray(list) ? (list as JsonSchema[]) : [],
  );
  if (choices.length > 0)
    return `<ul>${choices.map((one) => `<li>one of: ${inline(one)}</li>`).join('')}</ul>`;
  if (isSchema(schema.items)) return `<ul><li>each: ${inline(schema.items)}</li></ul>`;
  const properties = Object.entries((schema.properties ?? {}) as Readonly<Record<string, JsonSchema>>);
  if (properties.length === 0) return '';
  const required = (schema.required ?? []) as readonly string[];
  const items = properties.map(([name, field]) => {
    const must = required.includes(name) ? '' : ' optional,';
    return `<li><code>${encode(name)}</code>:${must} ${inline(field)}</li>`;
  });
  return `<ul>${items.join('')}</ul>`;
}

function inline(schema: JsonSchema): string {
  if (typeof schema.$ref === 'string') return reference(schema.$ref);
  const description = typeof schema.description === 'string' ? `. ${schema.description}` : '';
  return encode(typeOf(schema).join(', ') + description) + inner(schema);
}

function reference(ref: string): string {
  const name = ref.slice(ref.lastIndexOf('/') + 1);
  return `<a href="#schema-${encode(name)}">${encode(name)}</a>`;
}

const LIMITS = [
  'format',
  'minLength',
  'maxLength',
  'minimum',
  'maximum',
  'minItems',
  'maxItems',
  'default',
] as const;

function typeOf(schema: JsonSchema): readonly string[] {
  const values = Array.isArray(schema.enum) ? [`one of ${schema.enum.join(' ')}`] : [];
  const fixed = schema.const === undefined ? [] : [`always ${JSON.stringify(schema.const)}`];
  const limits = LIMITS.flatMap((key) =>
    schema[key] === undefined ? [] : [`${key} ${JSON.stringify(schema[key])}`],
  );
  return [...(typeof schema.type === 'string' ? [schema.type] : []), ...values, ...fixed, ...limits];
}

function isSchema(value: unknown): value is JsonSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function problemEntry([code, { status, title, detail }]: [
  string,
  (typeof PROBLEMS)[keyof typeof PROBLEMS],
]): string {
  return `<dt id="${encode(code)}"><code>${encode(code)}</code> (${status})</dt><dd>${encode(title.en)}. ${encode(detail.en)}</dd>`;
}

function faultEntry([code, words]: [string, { readonly en: string }]): string {
  const id = isProblemCode(code) ? '' : ` id="${encode(code)}"`;
  return `<dt${id}><code>${encode(code)}</code></dt><dd>${encode(words.en.replace('{}', '…'))}</dd>`;
}

function listed(heading: string, items: readonly string[]): string {
  return items.length === 0 ? '' : `<h4>${heading}</h4><ul>${items.join('')}</ul>`;
}
