/** Teams in words. */
import { m } from '../paraglide/messages.js';

/** 负责人, 培训师, 学员. */
export function roleName(role: 'owner' | 'trainer' | 'member'): string {
	return { owner: m.team_role_owner, trainer: m.team_role_trainer, member: m.team_role_member }[role]();
}
