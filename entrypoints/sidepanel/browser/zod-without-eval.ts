import { z } from 'zod';

// zod probes `new Function` when the first schema is made; the content security policy refuses it and reports the try.
z.config({ jitless: true });
