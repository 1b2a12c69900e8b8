import { createRequire } from 'node:module';
import { join } from 'node:path';
import { referenceFolder } from './server.ts';
import type { LocalService } from './wire.ts';

const READY_WITHIN_MS = 20_000;

type Callback = (error: Error | null, answer: unknown) => void;

interface Service {
  waitForReady: (deadlineMs: number, callback: (error?: Error) => void) => void;
  close: () => void;
  makeUnaryRequest: unknown;
  [method: string]: unknown;
}

export interface ReferenceClient {
  call: <Method extends keyof LocalService>(
    method: Method,
    request: LocalService[Method][0],
  ) => Promise<LocalService[Method][1]>;
  close: () => void;
}

/** gRPC to the local service. The packages stand beside this file only, so they are loaded, not imported, and have no types. */
export async function connect(port: number): Promise<ReferenceClient> {
  const service = createService(port);
  await new Promise<void>((resolve, reject) => {
    service.waitForReady(Date.now() + READY_WITHIN_MS, (error) => (error ? reject(error) : resolve()));
  });
  return {
    close: () => service.close(),
    call: <Method extends keyof LocalService>(method: Method, request: LocalService[Method][0]) =>
      new Promise((resolve, reject) => {
        const run = service[method];
        if (typeof run !== 'function') throw new Error(`The local service has no method ${method}`);
        const answered: Callback = (error, answer) =>
          // The proto files say what a method answers; `LocalService` repeats it.
          error ? reject(error) : resolve(answer as LocalService[Method][1]);
        run.call(service, request, answered);
      }),
  };
}

function createService(port: number): Service {
  const require = createRequire(import.meta.url);
  const grpc = require('@grpc/grpc-js');
  const loader = require('@grpc/proto-loader');
  const definition = loader.loadSync('local_service.proto', {
    includeDirs: [join(referenceFolder(), 'protos')],
    longs: String,
    enums: String,
  });
  const { ZetaSqlLocalService } = grpc.loadPackageDefinition(definition).zetasql.local_service;
  return new ZetaSqlLocalService(`localhost:${port}`, grpc.credentials.createInsecure(), {
    'grpc.max_receive_message_length': -1,
  });
}
