// Lost if these fail: a route is served that nobody checks or documents, or one is documented that nobody serves.
import 'reflect-metadata';
import { RequestMethod } from '@nestjs/common';
import { commandSegment, publicCommands } from '@relais/contracts';
import { controllers } from './api.module';
import { endpoints } from './endpoints';
import { routePattern } from './http/endpoint';
import { allowedMethods, endpointOf } from './http/endpoint-lookup';

function servedRoutes(): string[] {
  return controllers.flatMap(({ prototype }) =>
    Object.getOwnPropertyNames(prototype)
      .filter((name) => name !== 'constructor')
      .flatMap((name) => {
        const handler = (prototype as unknown as Record<string, object>)[name] as object;
        const paths = (Reflect.getMetadata('path', handler) ?? []) as string[];
        return paths.map((path) => `${RequestMethod[Reflect.getMetadata('method', handler) as number]} ${path}`);
      }),
  );
}

describe('the endpoint table', () => {
  it('is exactly what the controllers serve', () => {
    expect(servedRoutes().sort()).toEqual(endpoints.map(({ method, path }) => `${method} ${routePattern(path)}`).sort());
  });

  it('has every command of the contract, each with a key, a person and a version', () => {
    for (const command of publicCommands) {
      const row =
        command === 'complete_dossier'
          ? endpointOf('PUT', '/v1/escalations/:escalationId/dossier')
          : endpointOf('POST', `/v1/escalations/:escalationId/${commandSegment(command)}`);
      expect(row).toMatchObject({ command, keyed: true, acting: 'required', ifMatch: true, scope: 'escalations:write' });
    }
  });

  it('demands a key of every change and of no calculation', () => {
    const unkeyed = endpoints.filter(({ method, keyed }) => method !== 'GET' && !keyed).map(({ name }) => name);
    expect(unkeyed.sort()).toEqual([
      'acknowledgeByLink',
      'adviseOnDecision',
      'adviseOnDossier',
      'adviseOnEvaluation',
      'adviseOnRecipient',
      'adviseOnTriggers',
      'calculateDeadline',
      'calculateElapsed',
      'checkPolicyDraft',
      'planPolicy',
      'previewCalendarImport',
      'previewOnCall',
      'previewPolicyOfCase',
      'previewPolicyOfCases',
      'previewTemplate',
      'tryPolicyTable',
    ]);
    expect(endpoints.filter(({ method, keyed }) => method === 'GET' && keyed)).toEqual([]);
  });

  it('leaves only probes and signed links open', () => {
    expect(endpoints.filter(({ scope }) => scope === null).map(({ tag }) => tag)).toEqual([
      'acknowledgment',
      'acknowledgment',
      'health',
      'health',
    ]);
  });

  it('tells the methods of an address', () => {
    expect(allowedMethods('/v1/escalations')).toEqual(['GET', 'HEAD', 'POST']);
    expect(allowedMethods('/v1/escalations/x/decide')).toEqual(['POST']);
    expect(allowedMethods('/v1/nothing')).toEqual([]);
  });
});
