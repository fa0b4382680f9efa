namespace RevenueDashboard.Metrics;

/// <summary>Mean and spread of the loss, and what each customer adds to them.</summary>
public sealed record LossMoments
{
    private LossMoments()
    {
    }

    /// <summary>The probability of each loss with the shocks, 0 to 1, in the order of the exposures.</summary>
    public required IReadOnlyList<double> Probabilities { get; init; }

    /// <summary>Σ p·λ·E in ten-thousandths.</summary>
    public required double Expected { get; init; }

    /// <summary>√ of the sum of all variances and covariances, in ten-thousandths.</summary>
    public required double Deviation { get; init; }

    /// <summary>What each adds to <see cref="Deviation"/>: its covariance with the whole over the deviation. Sums to it exactly (Euler); empty of meaning and 0 when nothing varies.</summary>
    public required IReadOnlyList<double> Contributions { get; init; }

    /// <inheritdoc cref="LossDistribution.Of"/>
    public static LossMoments Of(IReadOnlyList<Exposure> exposures, IReadOnlyList<CommonShock>? shocks = null)
    {
        shocks ??= [];
        Exposure.Validate(exposures);
        CommonShock.Validate(shocks, exposures.Count);
        return Full(exposures, ShockGroup.Of(shocks));
    }

    internal static (double Expected, double Deviation) Of(IReadOnlyList<Exposure> exposures, IReadOnlyList<CommonShock> shocks, List<ShockGroup> groups)
    {
        var moments = Full(exposures, groups);
        return (moments.Expected, moments.Deviation);
    }

    private static LossMoments Full(IReadOnlyList<Exposure> exposures, List<ShockGroup> groups)
    {
        double[] probabilities = [.. exposures.Select(exposure => exposure.Probability)];
        var covariances = new double[exposures.Count];
        var struck = new HashSet<int>();
        foreach (var group in groups)
        {
            struck.UnionWith(group.Members);
            AddGroup(exposures, group, probabilities, covariances);
        }

        for (var i = 0; i < exposures.Count; i++)
        {
            if (struck.Contains(i)) continue;
            var (amount, p) = ((double)exposures[i].Amount, probabilities[i]);
            covariances[i] = p * (1 - p) * amount * amount;
        }

        var deviation = Math.Sqrt(Math.Max(0, covariances.Sum()));
        return new LossMoments
        {
            Probabilities = probabilities,
            Expected = exposures.Select((exposure, i) => exposure.Amount * probabilities[i]).Sum(),
            Deviation = deviation,
            Contributions = [.. covariances.Select(covariance => deviation > 0 ? covariance / deviation : 0)],
        };
    }

    // Given the case the members are independent: Cov(i, S) = E[E[i·S | case]] − E[i]·E[S].
    private static void AddGroup(IReadOnlyList<Exposure> exposures, ShockGroup group, double[] probabilities, double[] covariances)
    {
        var members = group.Members;
        var mean = new double[members.Count];
        var product = new double[members.Count];
        double meanOfAll = 0;
        for (var happened = 0; happened < 1 << group.Shocks.Count; happened++)
        {
            var likely = group.Probability(happened);
            if (likely == 0) continue;

            var given = members.Select(member => group.ProbabilityOf(member, exposures[member].Probability, happened)).ToArray();
            var all = members.Select((member, i) => given[i] * exposures[member].Amount).Sum();
            meanOfAll += likely * all;
            for (var i = 0; i < members.Count; i++)
            {
                var amount = (double)exposures[members[i]].Amount;
                mean[i] += likely * given[i];
                product[i] += likely * given[i] * amount * (all - given[i] * amount + amount);
            }
        }

        for (var i = 0; i < members.Count; i++)
        {
            probabilities[members[i]] = mean[i];
            covariances[members[i]] = product[i] - mean[i] * exposures[members[i]].Amount * meanOfAll;
        }
    }
}
