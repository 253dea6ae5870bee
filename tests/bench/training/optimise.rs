//! Limited-memory BFGS with an optional L1 penalty (orthant-wise), in double precision and always in the same order.

const MEMORY: usize = 6;

/// Minimises `value` plus `l1` times the sum of absolute weights, starting from zero.
///
/// `value` returns the value at some weights and writes its gradient.
pub fn minimise(
    size: usize,
    rounds: usize,
    l1: f64,
    value: impl Fn(&[f64], &mut [f64]) -> f64,
) -> Vec<f64> {
    let mut at = vec![0.0; size];
    let mut gradient = vec![0.0; size];
    let mut now = value(&at, &mut gradient) + penalty(&at, l1);
    let mut history: Vec<(Vec<f64>, Vec<f64>, f64)> = Vec::new();
    for round in 0..rounds {
        let slope = pseudo_gradient(&at, &gradient, l1);
        let mut direction = descend(&slope, &history);
        if l1 > 0.0 {
            for (step, slope) in direction.iter_mut().zip(&slope) {
                if *step * slope >= 0.0 {
                    *step = 0.0;
                }
            }
        }
        let fall = dot(&direction, &slope);
        if fall > -1e-10 {
            break;
        }
        let mut step = if round == 0 {
            1.0 / dot(&slope, &slope).sqrt().max(1.0)
        } else {
            1.0
        };
        let mut next_gradient = vec![0.0; size];
        let mut found = None;
        for _ in 0..20 {
            let next = moved(&at, &direction, step, &slope, l1);
            let then = value(&next, &mut next_gradient) + penalty(&next, l1);
            if then <= now + 1e-4 * step * fall {
                found = Some((next, then));
                break;
            }
            step /= 2.0;
        }
        let Some((next, then)) = found else { break };
        let moved_by: Vec<f64> = next.iter().zip(&at).map(|(a, b)| a - b).collect();
        let changed: Vec<f64> = next_gradient
            .iter()
            .zip(&gradient)
            .map(|(a, b)| a - b)
            .collect();
        let curve = dot(&moved_by, &changed);
        if curve > 1e-12 {
            if history.len() == MEMORY {
                history.remove(0);
            }
            history.push((moved_by, changed, 1.0 / curve));
        }
        let is_done = (now - then) < 1e-5 * now.abs().max(1.0);
        (at, gradient, now) = (next, next_gradient, then);
        if is_done {
            break;
        }
    }
    at
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

fn penalty(at: &[f64], l1: f64) -> f64 {
    if l1 > 0.0 {
        l1 * at.iter().map(|one| one.abs()).sum::<f64>()
    } else {
        0.0
    }
}

fn pseudo_gradient(at: &[f64], gradient: &[f64], l1: f64) -> Vec<f64> {
    let one = |(at, slope): (&f64, &f64)| {
        if l1 == 0.0 {
            return *slope;
        }
        if *at != 0.0 {
            return slope + l1 * at.signum();
        }
        if *slope < -l1 {
            slope + l1
        } else if *slope > l1 {
            slope - l1
        } else {
            0.0
        }
    };
    at.iter().zip(gradient).map(one).collect()
}

fn descend(slope: &[f64], history: &[(Vec<f64>, Vec<f64>, f64)]) -> Vec<f64> {
    let mut direction: Vec<f64> = slope.iter().map(|one| -one).collect();
    let mut shares = Vec::new();
    for (moved, changed, inverse) in history.iter().rev() {
        let share = inverse * dot(moved, &direction);
        for (one, changed) in direction.iter_mut().zip(changed) {
            *one -= share * changed;
        }
        shares.push(share);
    }
    if let Some((moved, changed, _)) = history.last() {
        let scale = dot(moved, changed) / dot(changed, changed);
        for one in &mut direction {
            *one *= scale;
        }
    }
    for ((moved, changed, inverse), share) in history.iter().zip(shares.iter().rev()) {
        let back = inverse * dot(changed, &direction);
        for (one, moved) in direction.iter_mut().zip(moved) {
            *one += (share - back) * moved;
        }
    }
    direction
}

/// A step that never changes the sign of a weight where there is an L1 penalty.
fn moved(at: &[f64], direction: &[f64], step: f64, slope: &[f64], l1: f64) -> Vec<f64> {
    at.iter()
        .zip(direction)
        .zip(slope)
        .map(|((at, direction), slope)| {
            let next = at + step * direction;
            let side = if *at == 0.0 {
                -slope.signum()
            } else {
                at.signum()
            };
            if l1 > 0.0 && next * side < 0.0 {
                0.0
            } else {
                next
            }
        })
        .collect()
}
