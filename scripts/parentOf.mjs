// Who started a process, where the system tells.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** The process id of the parent of `pid`, or null where it cannot be known (Windows, no ps). */
export function parentOf(pid) {
  try {
    // The name in the second field may hold spaces and brackets; what counts stands behind its last bracket.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    return usable(Number(fields[1]));
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
    const answer = spawnSync('ps', ['-o', 'ppid=', '-p', String(pid)], { encoding: 'utf8' });
    return answer.status === 0 ? usable(Number(answer.stdout)) : null;
  }
}

function usable(pid) {
  return Number.isInteger(pid) && pid > 1 ? pid : null;
}
