using System.Numerics;

namespace RevenueDashboard.Metrics;

/// <summary>Builds the distribution of a sum of losses, in units, one loss at a time.</summary>
internal sealed class UnitLosses
{
    private readonly IReadOnlyList<Exposure> _exposures;
    private readonly int[] _units;
    private double[] _sum;
    private double[] _next;

    // Nothing beyond this has a probability yet.
    private int _most;

    public UnitLosses(IReadOnlyList<Exposure> exposures, long unit)
    {
        _exposures = exposures;
        _units = [.. exposures.Select(exposure => checked((int)((exposure.Amount + unit / 2) / unit)))];
        var length = _units.Aggregate(1, (sum, units) => checked(sum + units));
        (_sum, _next) = (new double[length], new double[length]);
        _sum[0] = 1;
    }

    /// <summary>The losses that no shock strikes.</summary>
    public void AddOthers(IEnumerable<ShockGroup> groups)
    {
        var struck = groups.SelectMany(group => group.Members).ToHashSet();
        for (var position = 0; position < _exposures.Count; position++)
        {
            if (!struck.Contains(position)) Add(position, _exposures[position].Probability);
        }
    }

    /// <summary>The losses that shocks strike which share members: the mix over all cases of them.</summary>
    public void AddGroup(ShockGroup group)
    {
        var (before, most) = (_sum, _most);
        var mixed = new double[_sum.Length];
        for (var happened = 0; happened < 1 << group.Shocks.Count; happened++)
        {
            var likely = group.Probability(happened);
            if (likely == 0) continue;

            (_sum, _most) = ((double[])before.Clone(), most);
            foreach (var member in group.Members) Add(member, group.ProbabilityOf(member, _exposures[member].Probability, happened));
            for (var units = 0; units <= _most; units++) mixed[units] += likely * _sum[units];
        }

        _sum = mixed;
        _most = most + group.Members.Sum(member => _units[member]);
    }

    public double[] Probabilities()
    {
        Array.Resize(ref _sum, _most + 1);
        return _sum;
    }

    // f(x) becomes (1 − p)·f(x) + p·f(x − w).
    private void Add(int position, double probability)
    {
        var units = _units[position];
        if (units == 0 || probability == 0) return;

        var (stays, goes) = (1 - probability, probability);
        var last = _most + units;
        Array.Clear(_next, 0, last + 1);
        var x = 0;
        var (staying, going) = (new Vector<double>(stays), new Vector<double>(goes));
        for (; x <= _most - Vector<double>.Count; x += Vector<double>.Count)
        {
            (new Vector<double>(_sum, x) * staying).CopyTo(_next, x);
        }

        for (; x <= _most; x++) _next[x] = _sum[x] * stays;
        x = 0;
        for (; x <= _most - Vector<double>.Count; x += Vector<double>.Count)
        {
            (new Vector<double>(_next, x + units) + new Vector<double>(_sum, x) * going).CopyTo(_next, x + units);
        }

        for (; x <= _most; x++) _next[x + units] += _sum[x] * goes;
        (_sum, _next) = (_next, _sum);
        _most = last;
    }
}
