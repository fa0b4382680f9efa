using System.Collections.Frozen;

namespace RevenueDashboard.Importing;

/// <summary>Currencies that were in use in some month since 2000 and are not any more, with what took their place: ISO 4217, list three.</summary>
internal static class FormerCurrencies
{
    private static readonly FrozenDictionary<string, string> Successors =
        ("ATS EUR,BEF EUR,DEM EUR,ESP EUR,FIM EUR,FRF EUR,GRD EUR,IEP EUR,ITL EUR,LUF EUR,NLG EUR,PTE EUR,ADP EUR,SIT EUR,CYP EUR,MTL EUR,SKK EUR,EEK EUR,LVL EUR,LTL EUR,HRK EUR," +
        "AFA AFN,ANG XCG,AZM AZN,BYR BYN,CSD RSD,YUM RSD,CUC CUP,GHC GHS,MGF MGA,MRO MRU,MZM MZN,ROL RON,SDD SDG,SLL SLE,SRG SRD,STD STN,TMM TMT,TPE USD,TRL TRY,VEB VES,VEF VES,ZMK ZMW,ZWD ZWG,ZWL ZWG")
            .Split(',').ToFrozenDictionary(pair => pair[..3], pair => pair[4..], StringComparer.OrdinalIgnoreCase);

    /// <summary>The code of the currency in use instead; null for any other text.</summary>
    public static string? SuccessorOf(string text) => Successors.GetValueOrDefault(text.Trim());
}
