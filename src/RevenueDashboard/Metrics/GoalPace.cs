namespace RevenueDashboard.Metrics;

/// <summary>How fast a figure has to grow, or fall, to reach a goal in time: always by the same ratio a month.</summary>
public static class GoalPace
{
    /// <summary>(target/now)^(1/months) − 1: the ratio by which the figure has to change each month. Below 0 where it has to fall.</summary>
    /// <param name="now">The figure now. Null results when it is ≤ 0 or n/a.</param>
    /// <param name="target">The figure to reach, above 0.</param>
    /// <param name="months">How many months are left; null results when none is.</param>
    /// <exception cref="ArgumentOutOfRangeException">The target is not above 0.</exception>
    public static double? Required(double? now, double target, int months)
    {
        if (!(target > 0)) throw new ArgumentOutOfRangeException(nameof(target), target, "A goal is above 0.");
        return now is > 0 && months > 0 ? Math.Pow(target / now.Value, 1.0 / months) - 1 : null;
    }

    /// <summary>start·(target/start)^(k/n): where the figure is after k of n months when it changes by the same ratio each month.</summary>
    /// <param name="start">The figure where progress begins. Null results when it is ≤ 0 or n/a.</param>
    /// <param name="target">The figure to reach, above 0.</param>
    /// <param name="months">Months from start to target, n: 1 or more.</param>
    /// <param name="passed">Months gone by, k; beyond n the target itself.</param>
    /// <exception cref="ArgumentOutOfRangeException">The target is not above 0, or the months are out of their range.</exception>
    public static double? PathAt(double? start, double target, int months, int passed)
    {
        if (!(target > 0)) throw new ArgumentOutOfRangeException(nameof(target), target, "A goal is above 0.");
        ArgumentOutOfRangeException.ThrowIfLessThan(months, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(passed);
        if (start is not > 0) return null;
        return passed == 0 ? start : passed >= months ? target : start.Value * Math.Pow(target / start.Value, (double)passed / months);
    }

    /// <summary>(now − start)/(target − start): the part of the way that is done. Below 0 when it went the other way, above 1 beyond the target.</summary>
    /// <returns>Null when a figure is n/a, or the start was at the target.</returns>
    public static double? Done(double? start, double? now, double target) => start is { } from && now is { } at && from != target ? (at - from) / (target - from) : null;
}
