using System.Numerics;

namespace RevenueDashboard.Metrics;

/// <summary>Builds the distribution of a sum of losses, in units, one loss at a time.</summary>
internal sealed class UnitLosses
{
    // What is less likely than this at either end is left out: of thousands of losses together it stays below the rounding of one addition.
    private const double Negligible = 1e-20;

    private readonly IReadOnlyList<Exposure> _exposures;
    private readonly int[] _units;
    private double[] _sum;

    // All that has a probability lies between these, both included; outside of them is 0.
    private int _least;
    private int _most;

    /// <param name="units">How many each exposure is.</param>
    public UnitLosses(IReadOnlyList<Exposure> exposures, int[] units)
    {
        (_exposures, _units) = (exposures, units);
        _sum = new double[units.Aggregate(1, (sum, each) => checked(sum + each))];
        _sum[0] = 1;
    }

    /// <summary>The losses that no shock strikes.</summary>
    public void AddOthers(IEnumerable<ShockGroup> groups)
    {
        var struck = groups.SelectMany(group => group.Members).ToHashSet();
        // The small ones first: what has a probability stays narrow for long.
        foreach (var position in Enumerable.Range(0, _exposures.Count).Where(position => !struck.Contains(position)).OrderBy(position => _units[position])) Add(position, _exposures[position].Probability);
    }

    /// <summary>The losses that shocks strike which share members: the mix over all cases of them.</summary>
    public void AddGroup(ShockGroup group)
    {
        var (before, least, most) = (_sum, _least, _most);
        var (mixed, lowest, highest) = (new double[_sum.Length], int.MaxValue, 0);
        _sum = new double[before.Length];
        for (var happened = 0; happened < 1 << group.Shocks.Count; happened++)
        {
            var likely = group.Probability(happened);
            if (likely == 0) continue;

            Array.Clear(_sum);
            before.AsSpan(least, most - least + 1).CopyTo(_sum.AsSpan(least));
            (_least, _most) = (least, most);
            foreach (var member in group.Members) Add(member, group.ProbabilityOf(member, _exposures[member].Probability, happened));
            for (var units = _least; units <= _most; units++) mixed[units] += likely * _sum[units];
            (lowest, highest) = (Math.Min(lowest, _least), Math.Max(highest, _most));
        }

        (_sum, _least, _most) = (mixed, lowest, highest);
    }

    public double[] Probabilities() => _sum[..(_most + 1)];

    // f(x) becomes (1 − p)·f(x) + p·f(x − w), from the top down: what is read lies below what was written.
    private void Add(int position, double probability)
    {
        var units = _units[position];
        if (units == 0 || probability == 0) return;

        var (stays, goes) = (1 - probability, probability);
        var (staying, going) = (new Vector<double>(stays), new Vector<double>(goes));
        var lowest = _least + units;
        var x = _most + units + 1;
        while (x - Vector<double>.Count >= lowest)
        {
            x -= Vector<double>.Count;
            (new Vector<double>(_sum, x) * staying + new Vector<double>(_sum, x - units) * going).CopyTo(_sum, x);
        }

        while (--x >= lowest) _sum[x] = _sum[x] * stays + _sum[x - units] * goes;
        for (x = Math.Min(_most, lowest - 1); x >= _least; x--) _sum[x] *= stays;
        _most += units;
        while (_sum[_most] < Negligible) _sum[_most--] = 0;
        while (_sum[_least] < Negligible) _sum[_least++] = 0;
    }
}
