export interface RecordedCall {
  at: string;
  method: string;
  host: string;
  /** Without the query: codes and hints stand there. */
  path: string;
  /** 0 when the caller got no answer. */
  status: number;
}

export interface RecordedCalls {
  add(call: RecordedCall): void;
  list(): RecordedCall[];
  clear(): void;
}

const kept = 5_000;

export function createRecordedCalls(): RecordedCalls {
  let calls: RecordedCall[] = [];
  return {
    add(call) {
      calls.push(call);
      if (calls.length > kept * 2) calls = calls.slice(-kept);
    },
    list: () => calls.slice(-kept),
    clear() {
      calls = [];
    },
  };
}
