/** The rehearsal that is shown to learners, where a scenario has one: `<id>/excellent.<language>.play.md`. */
export const modelRehearsal = 'excellent';
