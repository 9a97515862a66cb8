import type { RequestHandler } from './$types';

/** The process answers: whoever restarts it asks for no more. */
export const GET: RequestHandler = () => Response.json({ alive: true }, { headers: { 'cache-control': 'no-store' } });
