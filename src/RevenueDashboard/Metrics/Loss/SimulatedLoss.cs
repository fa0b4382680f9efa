namespace RevenueDashboard.Metrics;

/// <summary>
/// The same question as <see cref="LossDistribution"/> answered by drawing many possible years: for books too large to be added up exactly. The same seed
/// gives the same answer on every machine.
/// </summary>
public sealed class SimulatedLoss
{
    /// <summary>How many years are drawn unless somebody says otherwise.</summary>
    public const int UsualDraws = 20_000;

    private readonly long[] _ascending;

    private SimulatedLoss(long[] ascending) => _ascending = ascending;

    /// <summary>How many years were drawn.</summary>
    public int Draws => _ascending.Length;

    /// <summary>The mean of the draws in ten-thousandths; the exact one is <see cref="LossMoments.Expected"/>.</summary>
    public double Mean => _ascending.Average();

    /// <param name="exposures">One a customer or parent.</param>
    /// <param name="shocks">What strikes several at once; none when null.</param>
    /// <param name="seed">Any number; the same one gives the same draws.</param>
    /// <param name="draws">At least 100.</param>
    /// <exception cref="ArgumentOutOfRangeException">An amount is negative, a probability not one, a member no exposure, or there are too few draws.</exception>
    /// <exception cref="OverflowException">All amounts together are beyond 64 bits.</exception>
    public static SimulatedLoss Of(IReadOnlyList<Exposure> exposures, IReadOnlyList<CommonShock>? shocks = null, ulong seed = 1, int draws = UsualDraws)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(draws, 100);
        shocks ??= [];
        Exposure.Validate(exposures);
        CommonShock.Validate(shocks, exposures.Count);
        // So that no draw can be beyond 64 bits.
        _ = exposures.Aggregate(0L, (sum, exposure) => checked(sum + exposure.Amount));

        var losers = LikelyFirst(exposures);
        var random = new SplitMix(seed);
        var losses = new long[draws];
        var struckIn = new int[exposures.Count];
        for (var draw = 0; draw < draws; draw++)
        {
            long loss = 0;
            foreach (var (probability, members) in losers)
            {
                // Straight to the next that is lost: as many draws as losses, not as customers.
                for (var next = random.Skip(probability); next < members.Length; next += 1 + random.Skip(probability))
                {
                    loss += exposures[members[next]].Amount;
                    struckIn[members[next]] = draw + 1;
                }
            }

            foreach (var shock in shocks)
            {
                if (random.Next() >= shock.Probability) continue;
                foreach (var member in shock.Members)
                {
                    if (struckIn[member] == draw + 1 || random.Next() >= shock.Hit) continue;
                    loss += exposures[member].Amount;
                    struckIn[member] = draw + 1;
                }
            }

            losses[draw] = loss;
        }

        Array.Sort(losses);
        return new SimulatedLoss(losses);
    }

    /// <inheritdoc cref="LossDistribution.AtRisk"/>
    public long AtRisk(double level) => _ascending[PlaceOf(level)];

    /// <summary>Between what the revenue at risk lies with 95 % confidence, given how many years were drawn: order statistics of the binomial, normal approximation.</summary>
    /// <inheritdoc cref="LossDistribution.AtRisk" path="/param|/exception"/>
    public (long Low, long High) AtRiskBetween(double level)
    {
        var spread = 1.96 * Math.Sqrt(Draws * level * (1 - level));
        var place = PlaceOf(level);
        return (_ascending[Math.Max(0, place - (int)Math.Ceiling(spread))], _ascending[Math.Min(Draws - 1, place + (int)Math.Ceiling(spread))]);
    }

    /// <inheritdoc cref="LossDistribution.ExpectedShortfall"/>
    public double ExpectedShortfall(double level)
    {
        var place = PlaceOf(level);
        var beyond = 0.0;
        for (var draw = place + 1; draw < Draws; draw++) beyond += _ascending[draw];
        return (beyond + _ascending[place] * Math.Max(0, place + 1 - level * Draws)) / ((1 - level) * Draws);
    }

    /// <summary>P(loss ≤ amount), as often as it was drawn.</summary>
    /// <param name="amount">In ten-thousandths.</param>
    public double ProbabilityUpTo(long amount)
    {
        var place = Array.BinarySearch(_ascending, amount);
        place = place < 0 ? ~place : place + 1;
        while (place < Draws && _ascending[place] <= amount) place++;
        return place / (double)Draws;
    }

    private int PlaceOf(double level)
    {
        if (level is not (> 0 and < 1)) throw new ArgumentOutOfRangeException(nameof(level), level, "A level is between 0 and 1: 0.95.");
        return Math.Clamp((int)Math.Ceiling(level * Draws - 1e-9) - 1, 0, Draws - 1);
    }

    // Those with the same probability together: one skip leads over many of them.
    private static List<(double Probability, int[] Members)> LikelyFirst(IReadOnlyList<Exposure> exposures) =>
    [
        .. Enumerable.Range(0, exposures.Count)
            .Where(position => exposures[position] is { Amount: > 0, Probability: > 0 })
            .GroupBy(position => exposures[position].Probability)
            .OrderByDescending(group => group.Key)
            .Select(group => (group.Key, group.ToArray())),
    ];

    /// <summary>Steele, Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014: small, even, and the same everywhere.</summary>
    private sealed class SplitMix(ulong state)
    {
        /// <summary>Evenly between 0 and 1, 1 excluded.</summary>
        public double Next()
        {
            state += 0x9E3779B97F4A7C15;
            var mixed = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
            return ((mixed ^ (mixed >> 31)) >> 11) * (1.0 / (1UL << 53));
        }

        /// <summary>How many do not come before the next that does.</summary>
        public int Skip(double probability)
        {
            if (probability >= 1) return 0;
            var skipped = Math.Log(1 - Next()) / Math.Log(1 - probability);
            return skipped >= int.MaxValue / 2 ? int.MaxValue / 2 : (int)skipped;
        }
    }
}
