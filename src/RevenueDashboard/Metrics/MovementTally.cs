using System.Diagnostics;

namespace RevenueDashboard.Metrics;

/// <summary>Adds up a <see cref="MovementBridge"/> customer by customer, for callers that walk over two months at once.</summary>
public struct MovementTally
{
    private long opening, asNew, reactivation, expansion, crossSell, contraction, churn, credit, structure, fx, closing;
    private int openingCount, newCount, reactivationCount, expansionCount, contractionCount, churnCount, creditCount, structureCount, fxCount;

    /// <summary>Sorts one customer's change into its part.</summary>
    /// <param name="before">Net amount in the earlier month, in ten-thousandths.</param>
    /// <param name="after">Net amount in the later month; 0 when absent.</param>
    /// <param name="positiveEarlier">Whether the customer had an amount above zero in any month before the earlier one.</param>
    /// <param name="newProducts">What it pays for products it did not pay for before; counts as cross-sell as far as there is an expansion.</param>
    /// <param name="rateChange">What changed rates alone made of the amounts in other currencies that it had in both months. Of account only for a customer above zero in both months, or below in both.</param>
    /// <exception cref="OverflowException">A sum is beyond 64 bits.</exception>
    public void Add(long before, long after, bool positiveEarlier, long newProducts = 0, long rateChange = 0)
    {
        checked
        {
            opening += before;
            closing += after;
            if (before > 0)
            {
                openingCount++;
                if (after > 0) AddStaying(after - before, newProducts, rateChange);
                else AddChurned(before, after);
                return;
            }

            if (after <= 0)
            {
                var byRates = before < 0 && after < 0 ? rateChange : 0;
                AddRates(byRates);
                AddCredit(after - before - byRates);
                return;
            }

            if (positiveEarlier)
            {
                reactivation += after;
                reactivationCount++;
            }
            else
            {
                asNew += after;
                newCount++;
            }

            AddCredit(-before);
        }
    }

    /// <summary>Adds what a customer's amount of the earlier month gains or loses because others came under it or left it: the amount given to <see cref="Add"/> less what it was then.</summary>
    public void AddStructure(long change)
    {
        if (change == 0) return;
        checked
        {
            opening -= change;
            structure += change;
            structureCount++;
        }
    }

    /// <exception cref="UnreachableException">The parts do not add up: a defect, never drawn.</exception>
    public readonly MovementBridge ToBridge()
    {
        var bridge = new MovementBridge
        {
            Opening = opening, New = asNew, Reactivation = reactivation, Expansion = expansion, CrossSell = crossSell, Contraction = contraction,
            Churn = churn, Credit = credit, Structure = structure, Fx = fx, Closing = closing,
            OpeningCount = openingCount, NewCount = newCount, ReactivationCount = reactivationCount, ExpansionCount = expansionCount,
            ContractionCount = contractionCount, ChurnCount = churnCount, CreditCount = creditCount, StructureCount = structureCount, FxCount = fxCount,
        };
        bridge.RequireClosed();
        return bridge;
    }

    private void AddStaying(long change, long newProducts, long rateChange)
    {
        checked
        {
            AddRates(rateChange);
            var rest = change - rateChange;
            if (rest > 0)
            {
                expansion += rest;
                expansionCount++;
                crossSell += Math.Clamp(newProducts, 0, rest);
            }
            else if (rest < 0)
            {
                contraction += rest;
                contractionCount++;
            }
        }
    }

    private void AddChurned(long before, long after)
    {
        checked
        {
            churn -= before;
            churnCount++;
            AddCredit(after);
        }
    }

    private void AddRates(long change)
    {
        if (change == 0) return;
        fx = checked(fx + change);
        fxCount++;
    }

    private void AddCredit(long change)
    {
        if (change == 0) return;
        credit = checked(credit + change);
        creditCount++;
    }
}
