namespace RevenueDashboard.Metrics;

/// <summary>
/// How much revenue may be lost within the horizon, and how likely each amount is: the sum of independent losses, with common shocks that strike
/// several at once.
/// </summary>
/// <remarks>
/// The distribution of a sum of independent losses is the convolution of their distributions, built up one customer at a time over integer units of
/// money (Panjer 1981; as in CreditRisk+, Credit Suisse 1997). Given which shocks happened the losses are independent, so the mix over those cases is
/// exact too. Quantiles and tail means follow Acerbi and Tasche, Journal of Banking and Finance 26 (2002).
/// </remarks>
public sealed class LossDistribution
{
    // Fine enough that a unit is a 500th of a per cent of all that can be lost: of thousands alike each is still many units.
    private const int MostUnits = 50_000;

    // Every case of shocks that share a customer is worked out: twice as many with each.
    private const int MostShocksTogether = 8;

    private readonly double[] _probabilities;

    private LossDistribution(double[] probabilities, long unit, bool isExact, double expected, double deviation)
    {
        (_probabilities, Unit, IsExact, ExpectedLoss, Deviation) = (probabilities, unit, isExact, expected, deviation);
    }

    /// <summary>Ten-thousandths of the currency that one step of the distribution is.</summary>
    public long Unit { get; }

    /// <summary>Every amount is a whole number of units; else they were rounded to units, so that all together and the mean are what they were.</summary>
    public bool IsExact { get; }

    /// <summary>Σ p·λ·E in ten-thousandths, with the shocks; of the amounts as they are, not as rounded to units.</summary>
    public double ExpectedLoss { get; }

    /// <summary>The standard deviation of the loss in ten-thousandths; of the amounts as they are.</summary>
    public double Deviation { get; }

    /// <summary>The probability that nothing is lost.</summary>
    public double NoLoss => _probabilities[0];

    /// <summary>The probability of each number of units lost, from 0.</summary>
    public ReadOnlySpan<double> Probabilities => _probabilities;

    /// <param name="exposures">One a customer or parent.</param>
    /// <param name="shocks">What strikes several at once, each by itself; none when null.</param>
    /// <param name="mostUnits">The finest steps to take, at least 100: the time grows with them.</param>
    /// <exception cref="ArgumentOutOfRangeException">An amount is negative, a probability not one, or a member no exposure.</exception>
    /// <exception cref="ArgumentException">More than eight shocks share customers with one another.</exception>
    /// <exception cref="OverflowException">All amounts together are beyond 64 bits.</exception>
    public static LossDistribution Of(IReadOnlyList<Exposure> exposures, IReadOnlyList<CommonShock>? shocks = null, int mostUnits = MostUnits)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(mostUnits, 100);
        shocks ??= [];
        long all = 0, common = 0;
        Exposure.Validate(exposures);
        CommonShock.Validate(shocks, exposures.Count);
        foreach (var exposure in exposures)
        {
            all = checked(all + exposure.Amount);
            common = GreatestCommonDivisor(common, exposure.Amount);
        }

        var isExact = common == 0 || all / common <= mostUnits;
        var unit = common == 0 ? 1 : isExact ? common : (all + mostUnits - 1) / mostUnits;
        var sum = new UnitLosses(exposures, LossUnits.Of(exposures, shocks, unit));
        var together = ShockGroup.Of(shocks);
        foreach (var group in together)
        {
            if (group.Shocks.Count > MostShocksTogether)
                throw new ArgumentException($"At most {MostShocksTogether} shocks may share customers with one another; here {group.Shocks.Count} do.", nameof(shocks));
            sum.AddGroup(group);
        }

        sum.AddOthers(together);
        var (expected, deviation) = LossMoments.Of(exposures, shocks, together);
        return new LossDistribution(sum.Probabilities(), unit, isExact, expected, deviation);
    }

    /// <summary>Revenue at Risk: the smallest loss L with P(loss ≤ L) ≥ q, in ten-thousandths.</summary>
    /// <param name="level">q, between 0 and 1: 0.95.</param>
    /// <exception cref="ArgumentOutOfRangeException">The level is not between 0 and 1.</exception>
    public long AtRisk(double level) => checked(UnitsAtRisk(level) * Unit);

    /// <summary>What is lost on average in the worst 1 − q of cases, in ten-thousandths; at least <see cref="AtRisk"/>.</summary>
    /// <inheritdoc cref="AtRisk" path="/param|/exception"/>
    public double ExpectedShortfall(double level)
    {
        var at = UnitsAtRisk(level);
        double beyond = 0, upTo = 0;
        for (var units = 0; units < _probabilities.Length; units++)
        {
            if (units <= at) upTo += _probabilities[units];
            else beyond += units * _probabilities[units];
        }

        // The part of the tail that lies on the quantile itself.
        return (beyond + at * Math.Max(0, upTo - level)) / (1 - level) * Unit;
    }

    /// <summary>What <see cref="AtRisk"/> is above the expected loss, in ten-thousandths: the add-on that the lumpiness of the book and the shocks ask for. Not below 0.</summary>
    /// <inheritdoc cref="AtRisk" path="/param|/exception"/>
    public double GranularityAddOn(double level) => Math.Max(0, AtRisk(level) - ExpectedLoss);

    /// <summary>P(loss ≤ amount).</summary>
    /// <param name="amount">In ten-thousandths.</param>
    public double ProbabilityUpTo(long amount)
    {
        if (amount < 0) return 0;
        double sum = 0;
        var last = Math.Min(amount / Unit, _probabilities.Length - 1);
        for (var units = 0; units <= last; units++) sum += _probabilities[units];
        return Math.Min(1, sum);
    }

    private long UnitsAtRisk(double level)
    {
        if (level is not (> 0 and < 1)) throw new ArgumentOutOfRangeException(nameof(level), level, "A level is between 0 and 1: 0.95.");

        // Ten thousand roundings of a sum of probabilities stay below this.
        const double tolerance = 1e-12;
        double sum = 0;
        for (var units = 0; units < _probabilities.Length; units++)
        {
            sum += _probabilities[units];
            if (sum >= level - tolerance) return units;
        }

        return _probabilities.Length - 1;
    }

    private static long GreatestCommonDivisor(long one, long other)
    {
        while (other != 0) (one, other) = (other, one % other);
        return one;
    }
}
