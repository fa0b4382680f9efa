using System.Diagnostics;

namespace RevenueDashboard.Metrics;

/// <summary>
/// How the revenue of one month became that of another, customer by customer, in ten-thousandths. The parts carry their signs, so that
/// opening + new + reactivation + expansion + contraction + churn + credit = closing, to the last unit.
/// </summary>
public sealed record MovementBridge
{
    private MovementBridge()
    {
    }

    /// <summary>Net revenue of the earlier month.</summary>
    public long Opening { get; private set; }

    /// <summary>From customers that never paid before, ≥ 0.</summary>
    public long New { get; private set; }

    /// <summary>From customers that pay again after at least one month without, ≥ 0.</summary>
    public long Reactivation { get; private set; }

    /// <summary>What customers pay more, ≥ 0; <see cref="CrossSell"/> included.</summary>
    public long Expansion { get; private set; }

    /// <summary>The part of <see cref="Expansion"/> that comes from products the customer did not pay for before, ≥ 0. Not a bar of its own.</summary>
    public long CrossSell { get; private set; }

    /// <summary>What customers pay less while they stay, ≤ 0.</summary>
    public long Contraction { get; private set; }

    /// <summary>What customers paid that pay nothing any more, ≤ 0.</summary>
    public long Churn { get; private set; }

    /// <summary>Changes below zero: credits given, −, and credits of the earlier month that are over, +.</summary>
    public long Credit { get; private set; }

    /// <summary>Net revenue of the later month.</summary>
    public long Closing { get; private set; }

    public int NewCount { get; private set; }

    public int ReactivationCount { get; private set; }

    public int ExpansionCount { get; private set; }

    public int ContractionCount { get; private set; }

    public int ChurnCount { get; private set; }

    /// <summary>How many customers a change in credit touches; they may also be counted elsewhere.</summary>
    public int CreditCount { get; private set; }

    /// <summary>How many customers paid in the earlier month.</summary>
    public int OpeningCount { get; private set; }

    /// <summary>Churned customers over customers at the start, 0 to 1; null when there were none.</summary>
    public double? LogoChurn => OpeningCount == 0 ? null : ChurnCount / (double)OpeningCount;

    /// <summary>(New + reactivation + expansion)/(contraction + churn), ≥ 0; null when nothing was lost ("no losses").</summary>
    public double? QuickRatio => Contraction == 0 && Churn == 0 ? null : ((double)New + Reactivation + Expansion) / -((double)Contraction + Churn);

    /// <summary>Sorts every customer's change into its part.</summary>
    /// <param name="before">Net amount per customer or parent in the earlier month.</param>
    /// <param name="after">The same customers in the same order in the later month; an absent one has 0.</param>
    /// <param name="positiveEarlier">Whether the customer had an amount above zero in any month before these two.</param>
    /// <param name="crossSell">What each customer's expansion owes to products without revenue before, from <see cref="CrossSellOf"/>; empty when not asked for.</param>
    /// <exception cref="ArgumentException">The inputs are not of one length.</exception>
    /// <exception cref="OverflowException">A sum is beyond 64 bits.</exception>
    public static MovementBridge Of(ReadOnlySpan<long> before, ReadOnlySpan<long> after, ReadOnlySpan<bool> positiveEarlier, ReadOnlySpan<long> crossSell = default)
    {
        if (after.Length != before.Length || positiveEarlier.Length != before.Length || (!crossSell.IsEmpty && crossSell.Length != before.Length))
            throw new ArgumentException("The months need the same customers in the same order.");

        var bridge = new MovementBridge();
        for (var i = 0; i < before.Length; i++)
        {
            var was = bridge.Expansion;
            bridge.Add(before[i], after[i], positiveEarlier[i]);
            if (!crossSell.IsEmpty) bridge.CrossSell = checked(bridge.CrossSell + Math.Clamp(crossSell[i], 0, bridge.Expansion - was));
        }

        bridge.RequireClosed();
        return bridge;
    }

    /// <summary>What one customer newly pays for products it did not pay for before, at most its expansion; 0 when it does not expand.</summary>
    /// <param name="before">The customer's net amount per product in the earlier month.</param>
    /// <param name="after">The same products in the same order in the later month.</param>
    /// <exception cref="ArgumentException">The inputs are not of one length.</exception>
    public static long CrossSellOf(ReadOnlySpan<long> before, ReadOnlySpan<long> after)
    {
        if (after.Length != before.Length) throw new ArgumentException("Both months need the same products in the same order.", nameof(after));

        long paidBefore = 0, paidAfter = 0, fromNewProducts = 0;
        for (var i = 0; i < before.Length; i++)
        {
            paidBefore = checked(paidBefore + before[i]);
            paidAfter = checked(paidAfter + after[i]);
            if (before[i] <= 0 && after[i] > 0) fromNewProducts = checked(fromNewProducts + after[i]);
        }

        return paidBefore > 0 && paidAfter > paidBefore ? Math.Min(fromNewProducts, checked(paidAfter - paidBefore)) : 0;
    }

    private void Add(long before, long after, bool positiveEarlier)
    {
        checked
        {
            Opening += before;
            Closing += after;

            if (before > 0)
            {
                OpeningCount++;
                AddExisting(before, after);
                return;
            }

            if (after <= 0)
            {
                AddCredit(after - before);
                return;
            }

            if (positiveEarlier)
            {
                Reactivation += after;
                ReactivationCount++;
            }
            else
            {
                New += after;
                NewCount++;
            }

            AddCredit(-before);
        }
    }

    private void AddExisting(long before, long after)
    {
        checked
        {
            if (after > before)
            {
                Expansion += after - before;
                ExpansionCount++;
            }
            else if (after <= 0)
            {
                Churn -= before;
                ChurnCount++;
                AddCredit(after);
            }
            else if (after < before)
            {
                Contraction += after - before;
                ContractionCount++;
            }
        }
    }

    private void AddCredit(long change)
    {
        if (change == 0) return;
        Credit = checked(Credit + change);
        CreditCount++;
    }

    private void RequireClosed()
    {
        var sum = (Int128)Opening + New + Reactivation + Expansion + Contraction + Churn + Credit;
        if (sum != Closing) throw new UnreachableException($"The bridge does not close: {sum} is not {Closing}.");
    }
}
