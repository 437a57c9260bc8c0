// The API described by OpenAPI 3.1, made from the routes themselves: what is checked is what is described.

import { type ProblemCode, wordsOf } from '../../http/problems.js';
import type { Route } from '../../http/route.js';
import { collectComponents, type Components, type JsonSchema } from './json-schemas.js';

export type About = { readonly title: string; readonly url: string };

export type Operation = {
  readonly operationId: string;
  readonly summary: string;
  readonly tags: readonly string[];
  /** The scope it takes; an empty entry is anyone. */
  readonly security: readonly { readonly key?: readonly string[] }[];
  readonly parameters: readonly Parameter[];
  readonly requestBody?: JsonSchema & { readonly content: Content };
  readonly responses: Readonly<Record<string, Response>>;
};
export type Response = {
  readonly description: string;
  readonly content?: Content;
  /** The codes of the problems with this status. */
  readonly 'x-codes'?: readonly string[];
};
export type Parameter = {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required: boolean;
  readonly schema: JsonSchema;
  readonly description?: string;
};
type Content = Readonly<Record<string, { readonly schema: JsonSchema }>>;

export type OpenApi = {
  readonly openapi: '3.1.0';
  readonly info: JsonSchema & { readonly title: string };
  readonly servers: readonly { readonly url: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, JsonSchema>>;
    readonly securitySchemes: JsonSchema;
  };
};

const PROBLEM: JsonSchema = {
  type: 'object',
  description: 'A refusal or an error (RFC 9457). `errors` names every fault of what was sent.',
  required: ['type', 'title', 'status', 'detail', 'code', 'requestId'],
  properties: {
    type: { type: 'string', format: 'uri-reference' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    code: { type: 'string', description: 'Stable; never translated' },
    requestId: { type: 'string' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['path', 'code', 'message'],
        properties: {
          path: { type: 'string', description: 'Such as agent.birthDate or cases[0]; empty for the whole' },
          code: { type: 'string' },
          message: { type: 'string' },
        },
      },
    },
  },
};

export function describeApi(routes: readonly Route[], about: About): OpenApi {
  const components = collectComponents();
  const paths: Record<string, Record<string, Operation>> = {};
  for (const route of routes) {
    const path = route.path.replaceAll(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method]: operation(route, components) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: about.title,
      version: '1',
      description:
        'Errors are application/problem+json. Accept-Language (nb, nn, en) chooses the texts; codes never change.',
    },
    servers: [{ url: about.url }],
    paths,
    components: {
      schemas: { ...components.all(), Problem: PROBLEM },
      securitySchemes: { key: { type: 'http', scheme: 'bearer', description: 'The key of an API client' } },
    },
  };
}

function operation(route: Route, components: Components): Operation {
  const [, , , tag = 'service'] = route.path.split('/');
  const body = route.method === 'get' ? null : requestBody(route, components);
  return {
    operationId: [route.method, ...(route.path.match(/\w+/g) ?? []).slice(2)].map(capitalAfterFirst).join(''),
    summary: route.summary,
    tags: [tag],
    security: route.permission === 'anyone' ? [{}] : [{ key: [route.permission] }],
    parameters: parametersOf(route, components),
    ...(body && { requestBody: body }),
    responses: responsesOf(route, components),
  };
}

function parametersOf(route: Route, components: Components): readonly Parameter[] {
  return [
    ...fieldsOf(components.schemaOf(route.params, 'input'), 'path'),
    ...fieldsOf(components.schemaOf(route.query, 'input'), 'query'),
    ...headersOf(route),
  ];
}

function fieldsOf(schema: JsonSchema, place: 'path' | 'query'): readonly Parameter[] {
  const required = (schema.required ?? []) as readonly string[];
  const properties = Object.entries((schema.properties ?? {}) as Readonly<Record<string, JsonSchema>>);
  return properties.map(([name, field]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: field,
  }));
}

function headersOf(route: Route): readonly Parameter[] {
  const parameters: Parameter[] = [];
  if (route.permission !== 'anyone') {
    parameters.push({
      name: 'On-Behalf-Of',
      in: 'header',
      required: route.onBehalfOf === 'required',
      schema: { type: 'string', minLength: 1, maxLength: 100 },
      description: 'The person the client acts for, recorded as claimed',
    });
  }
  if (route.creates) {
    parameters.push({
      name: 'Idempotency-Key',
      in: 'header',
      required: false,
      schema: { type: 'string', minLength: 1, maxLength: 255 },
      description: 'Same key, same body: the same answer, for 24 hours. Choose one nobody can guess',
    });
  }
  return parameters;
}

function requestBody(route: Route, components: Components): NonNullable<Operation['requestBody']> | null {
  const schema = components.schemaOf(route.body, 'input');
  if (!route.upload) {
    const isEmpty = Object.keys(schema.properties ?? {}).length === 0 && schema.$ref === undefined;
    return isEmpty ? null : { required: true, content: { 'application/json': { schema } } };
  }
  const file = { type: 'string', contentMediaType: 'application/octet-stream' };
  const multipart = {
    ...schema,
    properties: {
      file: { type: 'array', items: file, minItems: 1, maxItems: route.upload.most },
      ...(schema.properties as JsonSchema | undefined),
    },
    required: ['file', ...((schema.required ?? []) as readonly string[])],
  };
  return { required: true, content: { 'multipart/form-data': { schema: multipart } } };
}

function responsesOf(route: Route, components: Components): Operation['responses'] {
  const answers = Object.entries(route.answers).map(([status, { description, schema, contentType }]) => {
    // Neither a shape nor a type: there is no body, as in a 304.
    if (!schema && contentType === undefined) return [status, { description }] as const;
    const told = schema ? components.schemaOf(schema, 'output') : {};
    return [
      status,
      { description, content: { [contentType ?? 'application/json']: { schema: told } } },
    ] as const;
  });
  const codes = problemsOf(route);
  const statuses = [...new Set(codes.map((code) => wordsOf(code).status))];
  const problems = statuses.map((status) => {
    const told = codes.filter((code) => wordsOf(code).status === status);
    const description = told.map((code) => `${code}: ${wordsOf(code).detail.en}`).join(' ');
    const schema = { $ref: '#/components/schemas/Problem' };
    const content = { 'application/problem+json': { schema } };
    return [String(status), { description, 'x-codes': told, content }] as const;
  });
  return Object.fromEntries([...answers, ...problems]);
}

/** What a route says it may answer, and what follows from how it is asked. */
function problemsOf(route: Route): readonly string[] {
  const takesBody = route.method !== 'get';
  const fromDoors: readonly (ProblemCode | false | undefined)[] = [
    'INVALID_INPUT',
    ...(route.permission === 'anyone' ? [] : (['UNAUTHENTICATED', 'FORBIDDEN', 'RATE_LIMITED'] as const)),
    ...(route.onBehalfOf ? (['ON_BEHALF_OF_MISSING', 'ON_BEHALF_OF_INVALID'] as const) : []),
    route.limited && 'RATE_LIMITED',
    ...(takesBody && !route.upload ? (['UNREADABLE_JSON', 'BODY_TOO_LARGE'] as const) : []),
    takesBody && 'MEDIA_TYPE_NOT_SUPPORTED',
    ...(route.upload ? (['UNREADABLE_MULTIPART', 'FILE_TOO_LARGE', 'OVERLOADED'] as const) : []),
    ...(route.creates ? IDEMPOTENCY : []),
    'UNEXPECTED',
    'UNAVAILABLE',
  ];
  const certain = fromDoors.filter((code) => code !== false && code !== undefined);
  return [...new Set([...route.problems, ...certain])];
}

const IDEMPOTENCY = ['IDEMPOTENCY_KEY_INVALID', 'IDEMPOTENCY_MISMATCH', 'IDEMPOTENCY_RUNNING'] as const;

function capitalAfterFirst(word: string, index: number): string {
  return index === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1);
}
