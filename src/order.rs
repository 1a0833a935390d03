//! Sorting in few bytes: one merge sort for every list of the app.
//!
//! The library's sort is compiled anew for each kind of element, 4 kB a time, and the first visit would pay for ten of them.
//! Here only the comparison differs. Stable, and n log n in any order.

/// Sorts by `comes_before`, a strict order; elements that are equal in it keep their places.
pub fn sort<T: Clone>(items: &mut Vec<T>, comes_before: impl Fn(&T, &T) -> bool) {
    // Most lists are in order already: names sort by age, and so do readings.
    if items.windows(2).all(|pair| !comes_before(&pair[1], &pair[0])) {
        return;
    }
    let ranks = merge_sorted(items.len(), &|a, b| comes_before(&items[a], &items[b]));
    *items = ranks.into_iter().map(|at| items[at].clone()).collect();
}

/// Indices in order. Not generic, so that it exists once.
fn merge_sorted(count: usize, comes_before: &dyn Fn(usize, usize) -> bool) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    let mut merged = order.clone();
    let mut run = 1;
    while run < count {
        let mut start = 0;
        while start < count {
            let (middle, end) = ((start + run).min(count), (start + 2 * run).min(count));
            let (mut left, mut right) = (start, middle);
            // Lists are mostly in order in long stretches.
            if middle == end || !comes_before(order[middle], order[middle - 1]) {
                merged[start..end].copy_from_slice(&order[start..end]);
                start = end;
                continue;
            }
            for place in &mut merged[start..end] {
                // The right one goes first only where it must: so equal elements keep their places.
                let take_right = right < end && (left >= middle || comes_before(order[right], order[left]));
                let from = if take_right { &mut right } else { &mut left };
                *place = order[*from];
                *from += 1;
            }
            start = end;
        }
        std::mem::swap(&mut order, &mut merged);
        run *= 2;
    }
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_sorts_as_the_library_does_and_keeps_equals_in_place() {
        let mut seed = 7u64;
        for length in 0..70 {
            let mut items: Vec<(u64, usize)> = (0..length)
                .map(|place| {
                    seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                    (seed >> 61, place)
                })
                .collect();
            let mut expected = items.clone();
            expected.sort_by_key(|item| item.0);
            sort(&mut items, |a, b| a.0 < b.0);
            assert_eq!(items, expected);
        }
    }
}
